// What differs, in words: the name of what it is, how it was, how it would be.
import type { DraftCheck } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { instanceQuery } from '../api/queries.ts'
import { m, type Say, sayInstant, useSay } from '../say.tsx'

type Change = DraftCheck['changes'][number]
type Words = Readonly<Record<string, Parameters<Say>[0]>>

const fields: Words = {
  effectiveAt: m.policy_effective,
  expiresAt: m.policy_expires,
  binds: m.policy_binds,
  riskList: m.policy_list_need,
  reason: m.policy_reason,
}
const whats: Words = {
  added: m.policy_diff_added,
  removed: m.policy_diff_removed,
  state: m.policy_diff_state,
  condition: m.policy_diff_condition,
  measures: m.policy_diff_measures,
  whom: m.policy_diff_whom,
  text: m.policy_diff_text,
}

export function ChangesList({ check: { changes, rules } }: { readonly check: DraftCheck }) {
  const t = useSay()
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const titleOf = ({ part, of }: Change): string => {
    const field = fields[of]
    if (part === 'version') return field ? t(field) : of
    const [id = of, language = ''] = of.split(' ')
    return [rules.find((rule) => rule.id === id)?.title ?? id, language].join(' ').trim()
  }
  return (
    <ul className="plain">
      {changes.map((change) => {
        const what = whats[change.what]
        const [before, after] = [change.before, change.after].map((said) => saidOf(t, change.of, said, zone))
        return (
          <li key={`${change.of} ${change.what}`} className="panel change">
            <strong>{titleOf(change)}</strong> {what && <span className="quiet">{t(what)}</span>}
            {before && <del>{before}</del>}
            {after && <ins>{after}</ins>}
          </li>
        )
      })}
    </ul>
  )
}

function saidOf(t: Say, field: string, said: string | null, zone: string): string | null {
  if (said === null) return null
  if (field === 'effectiveAt' || field === 'expiresAt') return sayInstant(t, said, zone)
  if (field === 'riskList' && said === 'required') return t(m.policy_list_required)
  const [, airborne, landed] = /^airborne (\w+), landed (\w+)$/.exec(said) ?? []
  if (field !== 'binds' || !airborne || !landed) return said
  const word = (deed: string) => t(deed === 'bind' ? m.policy_bound_too : m.policy_keep_theirs)
  return t(m.policy_binds_words, { airborne: word(airborne), landed: word(landed) })
}
