// One person at the desk: what happened on the left, what was decided at the side, the next deed as the one primary
// button.

import { Alert, Button, Group, Stack, Title } from '@mantine/core'
import type { DeskOutcome, TimelineAnswer } from '@pratique/api-contract'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { holderQuery, instanceQuery, meQuery } from '../api/queries.ts'
import { ContradictionsOfHolder } from '../contradictions/of-holder.tsx'
import { State } from '../frame/state.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { DeedDone } from '../outbox/desk-outbox.ts'
import { m, sayDate, sayInstant, useSay } from '../say.tsx'
import { Amendment } from './amendment.tsx'
import { Certificates } from './certificates.tsx'
import { Claim } from './claim.tsx'
import { Correction } from './correction.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { DeclaredAgain } from './declared-again.tsx'
import { OpenSteps, Timeline, Told } from './timeline.tsx'

const route = getRouteApi('/frame/holders/$holderId')

export function HolderPage() {
  const { holderId } = route.useParams()
  const { data, error, refetch } = useQuery(holderQuery(holderId))
  // What is there already stays readable when the network goes.
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={12} />
  return <Holder key={holderId} page={data} />
}

/** What a deed came to, and how the state was called before. */
type Shown = (DeskOutcome & { readonly beforeLabel: string }) | 'waiting'

function Holder({ page }: { readonly page: TimelineAnswer }) {
  const client = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery())
  const [corrects, setCorrects] = useState(false)
  const [outcome, setOutcome] = useState<Shown | null>(null)
  const done = (came: DeedDone<DeskOutcome>) => {
    setCorrects(false)
    setOutcome(came.state === 'sent' ? { ...came.answer, beforeLabel: page.holder.label } : 'waiting')
    if (came.state === 'sent') void client.invalidateQueries({ queryKey: ['desk'] })
  }
  const mayCorrect = 'holder.correct' in me.deeds && page.statement !== null
  return (
    <Stack gap="md">
      <Heading page={page} correct={mayCorrect && !corrects ? () => setCorrects(true) : null} />
      {outcome && <OutcomeNote outcome={outcome} />}
      {page.pending && 'amendment.answer' in me.deeds && <Amendment page={page} done={done} />}
      {'category.answer' in me.deeds && <Claim page={page} done={done} />}
      <DeclaredAgain page={page} mayAnswer={'declared-again.answer' in me.deeds} done={done} />
      {'contradiction.list' in me.deeds && <ContradictionsOfHolder holderId={page.holder.holderId} />}
      {corrects && <Correction page={page} done={done} cancel={() => setCorrects(false)} />}
      <div className="columns">
        <Stack gap="md">
          <OpenSteps page={page} />
          <Stops page={page} />
          <Certificates page={page} mayConfirm={'certificate.confirm' in me.deeds} done={done} />
          <Timeline page={page} />
        </Stack>
        <Stack gap="md">
          <DecisionPanel page={page} />
          <Person page={page} />
          <Told page={page} />
        </Stack>
      </div>
    </Stack>
  )
}

interface HeadingProps {
  readonly page: TimelineAnswer
  /** The next deed; null while it is being done, or where it is not hers. */
  readonly correct: (() => void) | null
}

function Heading({ page, correct }: HeadingProps) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { name, nativeName, holder } = page
  const arrival = [
    holder.flight,
    holder.seat,
    holder.arrivalAt && sayInstant(t, holder.arrivalAt, instance.zone),
    holder.port,
  ]
  return (
    <Group justify="space-between" align="center">
      <div>
        <Title order={1}>
          <bdi>{name}</bdi> {nativeName && <bdi className="quiet">{nativeName}</bdi>}
        </Title>
        <p className="quiet parts">
          {[...arrival, holder.jurisdictionName].filter(Boolean).map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </p>
      </div>
      <Group gap="lg">
        <State colour={holder.colour} label={holder.label} size={28} />
        {correct && (
          <Button size="md" variant={page.pending ? 'default' : 'filled'} onClick={correct}>
            {t(m.correct)}
          </Button>
        )}
      </Group>
    </Group>
  )
}

function OutcomeNote({ outcome }: { readonly outcome: Shown }) {
  const t = useSay()
  if (outcome === 'waiting')
    return (
      <Alert color="accent" variant="outline" role="alert">
        {t(m.outbox_recorded)}
      </Alert>
    )
  const { before, after, beforeLabel, label, told } = outcome
  return (
    <Alert color="accent" variant="outline" role="alert">
      {before === after ? label : t(m.corrected, { before: beforeLabel, after: label })}{' '}
      {t(told ? m.told : m.not_told)}
    </Alert>
  )
}

function Stops({ page }: { readonly page: TimelineAnswer }) {
  const t = useSay()
  if (page.stops.length === 0) return null
  return (
    <section className="panel">
      <Title order={2}>{t(m.stops)}</Title>
      <div className="scroll">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t(m.place)}</th>
              <th scope="col">{t(m.from_day)}</th>
              <th scope="col">{t(m.until_day)}</th>
              <th scope="col">{t(m.kind)}</th>
            </tr>
          </thead>
          <tbody>
            {page.stops.map((stop) => (
              <tr key={`${stop.place} ${stop.fromOn} ${stop.kind}`}>
                <td>{stop.placeName}</td>
                <td>{sayDate(t, stop.fromOn)}</td>
                <td>{sayDate(t, stop.untilOn)}</td>
                <td>{t(m[stop.kind])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Person({ page }: { readonly page: TimelineAnswer }) {
  const t = useSay()
  const facts: readonly (readonly [string, string | null])[] = [
    [t(m.reference), page.reference],
    [t(m.by_document), page.documentNumber],
    [t(m.birth_date), page.dateOfBirth && sayDate(t, page.dateOfBirth)],
    [t(m.nationality), page.nationality],
    [t(m.telephone), page.telephone],
  ]
  return (
    <section className="panel">
      <Title order={2}>{t(m.person)}</Title>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([title, value]) => (
            <div key={title} style={{ display: 'contents' }}>
              <dt>{title}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
