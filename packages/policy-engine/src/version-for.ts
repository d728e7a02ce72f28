// Which version binds a holder. Arrivals are bound from a version's effective instant; who has landed or is
// in the air keeps the version that was theirs, unless a later one binds them expressly, with its reason.
import { instantMs } from './calendar.ts'
import type { Pack } from './pack.ts'
import type { PolicyVersion } from './pack-version.ts'

/** Whom to choose for. ISO instants; what is not known is left out. */
export interface VersionQuestion {
  readonly scheme: string
  /** Planned or actual arrival. */
  readonly arrivalAt?: string | undefined
  readonly departedAt?: string | undefined
  readonly landedAt?: string | undefined
  readonly now: Date
}

/** The version that binds; or that it has expired without renewal; or that there is none yet. */
export type VersionChoice =
  | { readonly kind: 'in-force'; readonly version: PolicyVersion; readonly expiresAt: string }
  | { readonly kind: 'expired'; readonly version: PolicyVersion; readonly expiresAt: string }
  | { readonly kind: 'none' }

/** The version of the pack that binds a holder at an instant; the latest of those that do. */
export function versionFor(pack: Pack, question: VersionQuestion): VersionChoice {
  const now = question.now.getTime()
  const candidates = candidatesAt(pack, question.scheme, question.now)
  const version =
    candidates.find((candidate) => isBound(candidate, question)) ?? firstInEffect(candidates, now)
  if (!version) return { kind: 'none' }
  const expiresAt = expiryOf(version, question.now)
  return { kind: now < at(expiresAt) ? 'in-force' : 'expired', version, expiresAt }
}

/** The versions of a scheme that were published by an instant, the latest in effect first. */
export const candidatesAt = (pack: Pack, scheme: string, now: Date): readonly PolicyVersion[] =>
  pack.versions
    .filter((version) => version.scheme === scheme && at(version.publishedAt) <= now.getTime())
    .toSorted((a, b) => at(b.effectiveAt) - at(a.effectiveAt) || b.number - a.number)

/** When a version ends, with the renewals that were published by then. */
export function expiryOf(version: PolicyVersion, now: Date): string {
  const published = version.renewals.filter((renewal) => at(renewal.publishedAt) <= now.getTime())
  return published.at(-1)?.expiresAt ?? version.expiresAt
}

/** Who came before the first version has no other to keep. */
export const firstInEffect = (
  latestFirst: readonly PolicyVersion[],
  now: number,
): PolicyVersion | undefined => latestFirst.findLast((version) => at(version.effectiveAt) <= now)

function isBound({ effectiveAt, binds }: PolicyVersion, question: VersionQuestion): boolean {
  const effective = at(effectiveAt)
  const { landedAt, departedAt } = question
  const arrival = landedAt ?? question.arrivalAt
  const inEffect = effective <= question.now.getTime()
  if (arrival === undefined) return inEffect
  if (at(arrival) < effective) return binds.landed === 'bind' && inEffect
  const wasInTheAir = departedAt !== undefined && at(departedAt) < effective
  return !wasInTheAir || binds.airborne === 'bind'
}

function at(text: string): number {
  const instant = instantMs(text)
  if (instant === undefined) throw new RangeError(`not an instant with its offset: ${text}`)
  return instant
}
