// Corrects where a person was, on evidence. There is no field for a colour, here or on the server.
import { Button, Group, Stack, Title } from '@mantine/core'
import {
  type CorrectionRequest,
  DeskOutcome,
  type DeskStop,
  type TimelineAnswer,
} from '@pratique/api-contract'
import { type SyntheticEvent, useState } from 'react'
import { type DeedDone, useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { aboutHolder } from './about-holder.ts'
import { EvidenceField } from './evidence-field.tsx'
import { StopFields } from './stop-fields.tsx'

interface CorrectionProps {
  readonly page: TimelineAnswer
  readonly done: (outcome: DeedDone<DeskOutcome>) => void
  readonly cancel: () => void
}

export type EditedStop = DeskStop & { readonly id: string; readonly placeName: string }

const edited = (stops: TimelineAnswer['stops']): readonly EditedStop[] =>
  stops.map((stop) => ({ ...stop, id: crypto.randomUUID() }))

export function Correction({ page, done, cancel }: CorrectionProps) {
  const t = useSay()
  const [stops, setStops] = useState(() => edited(page.stops))
  const [evidence, setEvidence] = useState('')
  const { outcome, record } = useDeed(DeskOutcome, done)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const plain = stops.map(({ id: _id, placeName: _name, ...stop }) => stop)
    const body: CorrectionRequest = { statement: { stops: plain }, evidence, seen: page.acts }
    void record({
      path: `holders/${page.holder.holderId}/corrections`,
      subject: page.holder.holderId,
      summary: t(m.outbox_summary_correction, { who: aboutHolder(page) }),
      body,
    })
  }
  const change = (id: string, changed: Partial<EditedStop>) =>
    setStops((before) => before.map((stop) => (stop.id === id ? { ...stop, ...changed } : stop)))
  return (
    <section className="panel">
      <Title order={2}>{t(m.correct_title)}</Title>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="measure-text">{t(m.correct_hint)}</p>
          {stops.map((stop) => (
            <StopFields
              key={stop.id}
              stop={stop}
              change={(changed) => change(stop.id, changed)}
              remove={
                stops.length > 1
                  ? () => setStops((before) => before.filter(({ id }) => id !== stop.id))
                  : undefined
              }
            />
          ))}
          <Group>
            <Button variant="default" onClick={() => setStops((before) => [...before, emptyStop(before)])}>
              {t(m.add_stop)}
            </Button>
          </Group>
          <EvidenceField value={evidence} change={setEvidence} />
          <OutcomeNote outcome={outcome} />
          <Group>
            <Button type="submit" loading={outcome.state === 'busy'}>
              {t(m.save_correction)}
            </Button>
            <Button variant="subtle" onClick={cancel}>
              {t(m.cancel)}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  )
}

function emptyStop(stops: readonly EditedStop[]): EditedStop {
  const last = stops.at(-1)?.untilOn ?? ''
  return { id: crypto.randomUUID(), place: '', placeName: '', fromOn: last, untilOn: last, kind: 'stay' }
}
