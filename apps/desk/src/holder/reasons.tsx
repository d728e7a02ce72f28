// Why it is decided so, as an officer must be able to tell it: the rule in words, each fact with who said it and when, and
// what would change it.
import { Anchor, Title } from '@mantine/core'
import type { TimelineAnswer } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { instanceQuery } from '../api/queries.ts'
import { m, sayInstant, useSay } from '../say.tsx'
import { actName } from './act-name.ts'
import { actorName } from './actor-name.ts'

type Reason = NonNullable<TimelineAnswer['decision']>['reasons'][number]
type Fact = Reason['facts'][number]

export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const t = useSay()
  if (reasons.length === 0) return null
  return (
    <>
      <Title order={3}>{t(m.reasons)}</Title>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason.rule}>
            <strong>{reason.title}.</strong> {reason.because}
            <Facts facts={reason.facts} />
            <p>
              <strong>{t(m.change_how)}:</strong> {reason.change}
            </p>
            <RuleText reason={reason} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useSay()
  if (facts.length === 0) return null
  return (
    <>
      <p className="quiet">{t(m.reason_facts)}</p>
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value}
              <Origin fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Leads to the act in the timeline, where its evidence stands. */
function Origin({ fact: { origin, fromList } }: { readonly fact: Fact }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  if (origin === null) return null
  return (
    <span className="quiet">
      <Anchor href={`#act-${origin.seq}`} size="sm" underline="always">
        {actName(t, origin.kind)}
      </Anchor>
      {', '}
      <bdi>{actorName(t, origin.actor)}</bdi>, {sayInstant(t, origin.at, instance.zone)}
      {fromList && <> · {t(m.reason_with_list)}</>}
    </span>
  )
}

function RuleText({ reason: { condition, source } }: { readonly reason: Reason }) {
  const t = useSay()
  if (condition === null) return null
  return (
    <details>
      <summary>{t(m.reason_rule)}</summary>
      <p>{condition}.</p>
      {source !== null && (
        <p className="quiet">
          {t(m.reason_source)}: <bdi>{source}</bdi>
        </p>
      )}
    </details>
  )
}
