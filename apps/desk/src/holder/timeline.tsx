// What happened, who did it and on what evidence; and what is still open, with who has it in hand.

import { Title } from '@mantine/core'
import type { TimelineAnswer } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { instanceQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { actName } from './act-name.ts'
import { actorName } from './actor-name.ts'
import { messageName } from './message-name.ts'

const steps = {
  landing: m.step_landing,
  amendment: m.step_amendment,
  category: m.step_category,
  'measure-start': m.step_start,
  'measure-end': m.step_end,
  'check-in': m.standing,
  appeal: m.step_appeal,
  contradiction: m.step_contradiction,
} as const

type Act = TimelineAnswer['timeline'][number]

export function Timeline({ page }: { readonly page: TimelineAnswer }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <section className="panel">
      <Title order={2}>{t(m.timeline)}</Title>
      <ol className="acts">
        {page.timeline.toReversed().map((act) => (
          <li key={act.seq} id={`act-${act.seq}`}>
            <strong>{actName(t, act.kind)}</strong>
            <br />
            <span className="quiet">
              {sayInstant(t, act.at, instance.zone)}, <bdi>{actorName(t, act.actor)}</bdi>
            </span>
            <Details act={act} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Details({ act }: { readonly act: Act }) {
  const t = useSay()
  const { reason, statement } = act.details ?? {}
  const stops = stopsIn(statement)
  return (
    <>
      {act.evidence && (
        <p className="measure-text">
          {t(m.evidence)}: <bdi>{act.evidence}</bdi>
        </p>
      )}
      {typeof reason === 'string' && <p className="measure-text">{reason}</p>}
      {stops.length > 0 && (
        <p dir="ltr" className="quiet">
          {stops.join(', ')}
        </p>
      )}
    </>
  )
}

/** What was corrected, in codes: the names stand in the table of stops. */
function stopsIn(statement: unknown): readonly string[] {
  if (typeof statement !== 'object' || statement === null) return []
  return Object.entries(statement).map(([field, value]) =>
    field === 'stops' && Array.isArray(value)
      ? value.map(({ place, fromOn, untilOn }) => `${place} ${fromOn} – ${untilOn}`).join('; ')
      : `${field}: ${Array.isArray(value) ? value.join(' ') : String(value)}`,
  )
}

export function OpenSteps({ page }: { readonly page: TimelineAnswer }) {
  const t = useSay()
  return (
    <section className="panel">
      <Title order={2}>{t(m.open_steps)}</Title>
      {page.steps.length === 0 && <p className="quiet">{t(m.no_steps)}</p>}
      <ul className="steps">
        {page.steps.map(({ step, owner, measure, dueAt, overdue }, at) => (
          <li key={`${step} ${measure} ${at}`} className={overdue ? 'late' : undefined}>
            <strong>{t(steps[step])}</strong> {measure && <span>({measureName(page, measure)})</span>}
            <span className="parts">
              <span className="quiet">
                {t(m.owner, { owner: owner.kind === 'control-room' ? t(m.role_cr) : owner.name })}
              </span>
              {dueAt && (
                <span>
                  {t(m.due)}: <Due at={dueAt} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const measureName = ({ decision }: TimelineAnswer, code: string): string =>
  decision?.measures.find((measure) => measure.code === code)?.label ?? code

const messageStates: Readonly<Record<string, typeof m.msg_sent>> = {
  due: m.msg_due,
  sending: m.msg_due,
  sent: m.msg_sent,
  failed: m.msg_due,
  'given-up': m.msg_failed,
}

/** What the person was told, and whether it arrived. */
export function Told({ page }: { readonly page: TimelineAnswer }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <section className="panel">
      <Title order={2}>{t(m.messages_told)}</Title>
      {page.messages.length === 0 && <p className="quiet">{t(m.msg_none)}</p>}
      <ul className="steps">
        {page.messages.map(({ kind, at, state }) => (
          <li key={`${kind} ${at}`}>
            {messageName(t, kind)}{' '}
            <span className="quiet">
              {sayInstant(t, at, instance.zone)}, {t(messageStates[state] ?? m.msg_due)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
