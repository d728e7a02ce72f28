// Whose decision another version may change: only those for whom a rule that differs between the two is alive. All
// others keep their answer without being asked, which is what lets a province be decided again in seconds.
import type { CompiledPolicy } from '../policy.ts'
import type { CompiledRule } from '../rule/compile-rule.ts'
import { liveSql } from './decision-sql.ts'
import { joined } from './quote.ts'
import { scopeOf } from './sql-scope.ts'

/** The rules that are not the same in both, word for word; published versions are kept in one order of keys. */
export function changedRules(from: CompiledPolicy, to: CompiledPolicy): readonly string[] {
  const ids = [...new Set([...from.version.rules, ...to.version.rules].map(({ id }) => id))]
  const text = ({ version }: CompiledPolicy, id: string) =>
    JSON.stringify(version.rules.find((rule) => rule.id === id))
  return ids.filter((id) => text(from, id) !== text(to, id))
}

/**
 * A condition over `holder`, true wherever the decision of a holder decided by `from`, whose answer has not run out,
 * may differ under `to`. It may be true of others.
 */
export function mayChangeSql(from: CompiledPolicy, to: CompiledPolicy, now: Date, alias: string): string {
  if ((from.version.riskList === 'required') !== (to.version.riskList === 'required')) return 'TRUE'
  const changed = new Set(changedRules(from, to))
  const live = [from, to].flatMap((policy) => {
    const scope = scopeOf(policy, now.getTime(), `${alias}.`)
    const rules = policy.rules.filter(({ rule }: CompiledRule) => changed.has(rule.id))
    return rules.map((rule) => liveSql(rule, scope))
  })
  return joined([...new Set(live)], 'OR')
}
