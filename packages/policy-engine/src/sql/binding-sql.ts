// Which version binds whom, as SQL over `holder`: as `version-for.ts` chooses for one.
import type { Pack } from '../pack.ts'
import type { PolicyVersion } from '../pack-version.ts'
import { candidatesAt, expiryOf, firstInEffect } from '../version-for.ts'
import { instantLiteral, joined } from './quote.ts'

/** A version, and the conditions over `holder` under which it binds. */
export interface BoundSql {
  readonly version: PolicyVersion
  readonly bound: string
  /** Of those it binds: its time was over before they came, so nothing may be decided by it. */
  readonly expired: string
}

/** Every version of a scheme that may bind somebody at an instant, the latest first; no two bind the same holder. */
export function bindingSql(pack: Pack, scheme: string, now: Date, alias: string): readonly BoundSql[] {
  const candidates = candidatesAt(pack, scheme, now)
  const byItself = candidates.map((version) => isBoundSql(version, now, alias))
  const fallback = firstInEffect(candidates, now.getTime())
  return candidates.map((version, i) => {
    const noLater = byItself.slice(0, i).map((one) => `NOT ${one}`)
    const chosen = joined([byItself[i] ?? 'FALSE', ...noLater], 'AND')
    const nobody = joined(
      byItself.map((one) => `NOT ${one}`),
      'AND',
    )
    return {
      version,
      bound: version === fallback ? `(${chosen} OR ${nobody})` : chosen,
      expired: expiredSql(version, now, alias),
    }
  })
}

function isBoundSql({ effectiveAt, binds }: PolicyVersion, now: Date, alias: string): string {
  const effective = instantLiteral(Date.parse(effectiveAt))
  const inEffect = Date.parse(effectiveAt) <= now.getTime()
  const whoLanded = binds.landed === 'bind' && inEffect
  const arriving =
    binds.airborne === 'bind'
      ? 'TRUE'
      : `(${alias}.departed_at IS NULL OR ${alias}.departed_at >= ${effective})`
  const arrives = `${alias}.arrives_at`
  return `(CASE WHEN ${arrives} IS NULL THEN ${bool(inEffect)} WHEN ${arrives} < ${effective} THEN ${bool(whoLanded)} ELSE ${arriving} END)`
}

function expiredSql(version: PolicyVersion, now: Date, alias: string): string {
  const expiresAt = Date.parse(expiryOf(version, now))
  if (now.getTime() < expiresAt) return 'FALSE'
  return `(${alias}.landed_at IS NULL OR ${alias}.landed_at >= ${instantLiteral(expiresAt)})`
}

const bool = (value: boolean): string => (value ? 'TRUE' : 'FALSE')
