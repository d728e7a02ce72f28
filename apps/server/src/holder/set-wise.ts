// The plan of deciding a whole register again in the database: for each version whom it binds, who may change under
// it, and what comes out. Pure: SQL goes in and out as text, all of it made from checked and published policies.
import {
  bindingSql,
  type CompiledPolicy,
  changedRules,
  type DecisionSql,
  decisionSql,
  expiryOf,
  mayChangeSql,
  type PolicyVersion,
} from '@pratique/policy-engine'
import { findAreaList } from '../risk/area-lists.ts'
import type { Rulebook } from './deciding.ts'

/** What one version does; conditions over `holder h`. */
export interface VersionPlan {
  readonly policy: CompiledPolicy
  readonly bound: string
  readonly expired: string
  /** Whose answer may come out otherwise: nobody else is decided about. */
  readonly mayChange: string
  /** Whose columns do not hold the facts that this version reads: they are worked out from the acts. */
  readonly otherFacts: string
  /** Among those whose answer is the same: decided by a version that was taken back, or by a rule since reworded. */
  readonly mayNotStand: string
  readonly decision: DecisionSql
}

/**
 * The versions of a scheme under which anybody's decision may have changed since an instant.
 * @param since up to when everything published has been applied; null: nobody knows
 */
export function planSetWise(
  rulebook: Rulebook,
  scheme: string,
  { since, now }: { readonly since: Date | null; readonly now: Date },
): readonly VersionPlan[] {
  const { policies } = rulebook
  const standing = policies.standingAt(now)
  const all = policies.versions.filter(({ version }) => version.scheme === scheme)
  const compiled = all.flatMap(({ version }) => policies.findPolicy(scheme, version.number) ?? [])
  const stands = new Set(standing.versions.filter((one) => one.scheme === scheme).map(({ number }) => number))
  return bindingSql(standing, scheme, now, 'h')
    .filter(({ version }) => since === null || isTouched(rulebook, version, since, now))
    .flatMap(({ version, bound, expired }) => {
      const policy = policies.findPolicy(scheme, version.number)
      if (policy === null) return []
      return [
        {
          policy,
          bound,
          expired,
          ...changes(policy, compiled, stands, now),
          ...factsOf(rulebook, policy, now),
        },
      ]
    })
}

/** Whether it, its list or its neighbours changed after an instant: else nobody it binds is touched. */
function isTouched({ policies, lists }: Rulebook, version: PolicyVersion, since: Date, now: Date): boolean {
  const within = (at: string | Date) => new Date(at) > since && new Date(at) <= now
  const takenBack = policies.versions.some(
    (other) =>
      other.version.scheme === version.scheme &&
      other.publications.some(({ deed, at }) => deed === 'rolled-back' && within(at)),
  )
  const own = policies.versions.find(
    (one) => one.version.scheme === version.scheme && one.version.number === version.number,
  )
  const instants = [version.publishedAt, version.effectiveAt, expiryOf(version, now)]
  const steps = own?.publications.map(({ at }) => at) ?? []
  const editions = lists.flatMap(({ publishedAt, effectiveAt }) => [publishedAt, effectiveAt])
  return (
    takenBack ||
    [...instants, ...steps].some(within) ||
    (version.riskList === 'required' && editions.some(within))
  )
}

function changes(
  policy: CompiledPolicy,
  all: readonly CompiledPolicy[],
  stands: ReadonlySet<number>,
  now: Date,
): Pick<VersionPlan, 'mayChange' | 'mayNotStand' | 'decision'> {
  const others = all.filter(({ version }) => version.number !== policy.version.number)
  const [kept, gone] = [
    others.filter((one) => stands.has(one.version.number)),
    others.filter((one) => !stands.has(one.version.number)),
  ]
  const from = ({ version }: CompiledPolicy, condition: string) =>
    condition === 'FALSE' ? [] : [`(h.policy_version = ${version.number} AND (${condition}))`]
  const takenBack = gone.map(({ version }) => `h.policy_version = ${version.number}`)
  const reworded = kept.flatMap((other) => {
    const rules = changedRules(other, policy).map(
      (id) => `d.reasons @> '${JSON.stringify([{ rule: id }]).replaceAll("'", "''")}'`,
    )
    return rules.length === 0
      ? []
      : [`(d.before_version = ${other.version.number} AND (${rules.join(' OR ')}))`]
  })
  return {
    mayChange: either([
      ...kept.flatMap((other) => from(other, mayChangeSql(other, policy, now, 'h'))),
      ...takenBack,
    ]),
    mayNotStand: either([...gone.map(({ version }) => `d.before_version = ${version.number}`), ...reworded]),
    decision: decisionSql(policy, now, 'h', all),
  }
}

/** Columns hold what a version reads where its list is the one they were worked out by. */
function factsOf(
  { policies, lists }: Rulebook,
  policy: CompiledPolicy,
  now: Date,
): Pick<VersionPlan, 'otherFacts'> {
  if (policy.version.riskList !== 'required') return { otherFacts: 'FALSE' }
  const scheme = policies.pack.manifest.schemes.find(({ code }) => code === policy.scheme)
  const list = scheme && findAreaList(lists, scheme, now)
  if (!list) return { otherFacts: 'TRUE' }
  const edition = `'${list.edition.replaceAll("'", "''")}'`
  return {
    otherFacts: `(h.risk_edition IS NULL OR (h.landed_at IS NULL AND h.risk_edition <> ${edition}))`,
  }
}

const either = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`
