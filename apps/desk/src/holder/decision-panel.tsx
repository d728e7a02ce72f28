// The decision at the side: what holds, why, by which rules, what would change it, and how the code stands.

import { Title } from '@mantine/core'
import type { TimelineAnswer } from '@pratique/api-contract'
import { State } from '../frame/state.tsx'
import { m, useSay } from '../say.tsx'
import { Reasons } from './reasons.tsx'

const standings = { none: m.code_none, 'in-force': m.code_in_force, superseded: m.code_superseded } as const

export function DecisionPanel({ page }: { readonly page: TimelineAnswer }) {
  const t = useSay()
  const { decision, codeStanding } = page
  if (decision === null)
    return (
      <section className="panel">
        <Title order={2}>{t(m.decision)}</Title>
        <p>{t(m.no_decision)}</p>
      </section>
    )
  return (
    <section className={`panel field ${decision.colour}`}>
      <Title order={2}>{t(m.decision)}</Title>
      <p>
        <State colour={decision.colour} label={decision.label} size={22} />
      </p>
      <p className="measure-text">{decision.now}</p>
      <Reasons reasons={decision.reasons} />
      <NamedList
        title={t(m.measures)}
        items={decision.measures.map(({ label, until }) => `${label}${until && ` (${until})`}`)}
      />
      <NamedList title={t(m.missing)} items={decision.missing} />
      <p className="quiet">
        {t(m.policy, { title: decision.policyTitle })}
        <br />
        {t(standings[codeStanding])}
      </p>
    </section>
  )
}

function NamedList({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <>
      <Title order={3}>{title}</Title>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  )
}
