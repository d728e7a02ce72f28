// In whose hands each specimen is: its label again, handed to the courier, received, or lost.
import { Button, Group, TextInput, Title } from '@mantine/core'
import { SpecimenAnswer } from '@pratique/api-contract'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instanceQuery, specimensQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { useInstant } from '../port/desk-clock.ts'
import { materials } from '../port/specimen.tsx'
import { m, type Say, sayInstant, useSay } from '../say.tsx'
import { custodyNames } from './lab-words.ts'

const shown = 50
const steps = {
  'handed-over': m.custody_hand_over,
  received: m.custody_receive,
  lost: m.custody_lose,
} as const
const stepNames = { taken: m.lab_taken_at, ...steps } as const

export function Specimens() {
  const t = useSay()
  const { data, error, refetch } = useQuery(specimensQuery())
  const open = data?.specimens.filter(({ state }) => state !== 'resulted')
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.specimens)} {open && `(${open.length})`}
      </Title>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting rows={3} />}
      {open?.length === 0 && <p className="quiet">{t(m.specimens_empty)}</p>}
      <ul className="steps">
        {open?.slice(0, shown).map((specimen) => (
          <OneSpecimen key={specimen.specimenId} specimen={specimen} />
        ))}
      </ul>
    </section>
  )
}

const stepName = (t: Say, step: string): string =>
  Object.hasOwn(stepNames, step) ? t(stepNames[step as keyof typeof stepNames]) : step

const materialName = (t: Say, code: string): string =>
  Object.hasOwn(materials, code) ? t(materials[code as keyof typeof materials]) : code

function OneSpecimen({ specimen }: { readonly specimen: SpecimenAnswer }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <li>
      <Group justify="space-between">
        <strong className="mono">
          <bdi>{specimen.number}</bdi>
        </strong>
        <span>{t(custodyNames[specimen.state])}</span>
      </Group>
      <ul className="quiet">
        {specimen.custody.map(({ seq, at, step, officer, note }) => (
          <li key={seq}>
            {sayInstant(t, at, instance.zone)}, {stepName(t, step)}, <bdi>{officer}</bdi>
            {note && (
              <>
                {': '}
                <bdi>{step === 'taken' ? materialName(t, note) : note}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <Move specimen={specimen} />
      <details>
        <summary>{t(m.custody_label)}</summary>
        <div className="label">
          <img
            src={`data:image/svg+xml,${encodeURIComponent(specimen.label)}`}
            alt={specimen.number}
            width={160}
            className="qr"
          />
          <Button variant="default" size="xs" className="no-print" onClick={() => print()}>
            {t(m.specimen_print)}
          </Button>
        </div>
      </details>
    </li>
  )
}

function Move({ specimen }: { readonly specimen: SpecimenAnswer }) {
  const t = useSay()
  const client = useQueryClient()
  const instant = useInstant()
  const [note, setNote] = useState('')
  const { outcome, record } = useDeed(SpecimenAnswer, () => {
    setNote('')
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const move = (step: keyof typeof steps) =>
    void record({
      path: `port/specimens/${specimen.number}/custody`,
      subject: specimen.specimenId,
      summary: t(m.custody_summary, { number: specimen.number, step: t(steps[step]) }),
      body: { step, note: note.trim() || null, doneAt: instant().toISOString() },
    })
  return (
    <>
      <Group gap="xs" align="end">
        <TextInput
          size="xs"
          label={t(m.custody_note)}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {(['handed-over', 'received', 'lost'] as const).map((step) => (
          <Button
            key={step}
            size="xs"
            variant="default"
            loading={outcome.state === 'busy'}
            onClick={() => move(step)}
          >
            {t(steps[step])}
          </Button>
        ))}
      </Group>
      <OutcomeNote outcome={outcome} />
    </>
  )
}
