// What happened, who did it and on what evidence; and what is still open, with who has it in hand.

import { Title } from '@mantine/core'
import type { TimelineAnswer } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { instanceQuery } from '../api/queries.ts'
import { m, type Say, sayInstant, useSay } from '../say.tsx'

type Message = typeof m.act_declared

const kinds: Readonly<Record<string, Message>> = {
  declared: m.act_declared,
  amended: m.act_amended,
  'amendment-confirmed': m.act_confirmed,
  'amendment-declined': m.act_declined,
  withdrawn: m.act_withdrawn,
  rescheduled: m.act_rescheduled,
  landed: m.stage_landed,
  screened: m.act_screened,
  corrected: m.act_corrected,
  'code-issued': m.act_code_issued,
  'code-revoked': m.act_code_revoked,
  ordered: m.act_ordered,
  released: m.act_released,
}
const actors = {
  traveller: m.by_traveller,
  officer: m.by_officer,
  system: m.by_system,
  exercise: m.by_exercise,
} as const
const steps = {
  landing: m.step_landing,
  amendment: m.step_amendment,
  'measure-start': m.step_start,
  'measure-end': m.step_end,
  'check-in': m.standing,
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
          <li key={act.seq}>
            <strong>{nameOfKind(t, act.kind)}</strong>
            <br />
            <span className="quiet">
              {sayInstant(t, act.at, instance.zone)}, {act.actor.name ?? t(actors[act.actor.kind])}
            </span>
            <Details act={act} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function nameOfKind(t: Say, kind: string): string {
  const named = kinds[kind]
  return named ? t(named) : kind.replaceAll('-', ' ')
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
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <section className="panel">
      <Title order={2}>{t(m.open_steps)}</Title>
      {page.steps.length === 0 && <p className="quiet">{t(m.no_steps)}</p>}
      <ul className="steps">
        {page.steps.map(({ step, owner, measure, dueAt, overdue }) => (
          <li key={`${step} ${measure}`}>
            <strong>{t(steps[step])}</strong> {measure && <span dir="ltr">({measure})</span>}
            <br />
            <span className="quiet">
              {t(m.owner, { owner: owner.name })}
              {dueAt && `, ${t(m.due)}: ${sayInstant(t, dueAt, instance.zone)}`}
            </span>{' '}
            {overdue && <span className="alert">{t(m.is_overdue)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
