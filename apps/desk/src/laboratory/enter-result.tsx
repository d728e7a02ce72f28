// One result by hand, as the report says it; several specimens that were tested together stand in one field.
import { Button, Group, Select, Stack, TextInput, Title } from '@mantine/core'
import { ResultsAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { outcomeNames } from './lab-words.ts'
import { TakenNote } from './taken-note.tsx'

const statuses = {
  final: m.lab_status_final,
  corrected: m.lab_status_corrected,
  cancelled: m.lab_status_cancelled,
} as const

const nothing = { specimens: '', outcome: null, status: 'final', reportId: '' }
interface Typed {
  readonly specimens: string
  readonly outcome: string | null
  readonly status: string
  readonly reportId: string
}

export function EnterResult() {
  const t = useSay()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(nothing)
  const { outcome, record } = useDeed(ResultsAnswer, () => {
    setTyped(nothing)
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const specimens = typed.specimens
    .split('+')
    .map((one) => one.trim())
    .filter(Boolean)
  const enter = () =>
    void record({
      path: 'laboratory/results',
      subject: specimens[0] ?? '',
      summary: t(m.lab_summary, { specimen: typed.specimens }),
      body: {
        format: 'entry',
        specimens,
        outcome: typed.outcome,
        status: typed.status,
        reportId: typed.reportId.trim() || null,
      },
    })
  return (
    <section className="panel">
      <Title order={2}>{t(m.lab_enter)}</Title>
      <Stack gap="sm">
        <Fields typed={typed} change={(part) => setTyped((before) => ({ ...before, ...part }))} />
        <OutcomeNote outcome={outcome} />
        {outcome.state === 'sent' && <TakenNote answer={outcome.answer} />}
        <Button
          loading={outcome.state === 'busy'}
          disabled={specimens.length === 0 || typed.outcome === null}
          onClick={enter}
        >
          {t(m.lab_record)}
        </Button>
      </Stack>
    </section>
  )
}

interface FieldsProps {
  readonly typed: Typed
  readonly change: (part: Partial<Typed>) => void
}

function Fields({ typed, change }: FieldsProps) {
  const t = useSay()
  const options = (names: Readonly<Record<string, typeof m.outcome_negative>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: t(label) }))
  return (
    <>
      <TextInput
        label={t(m.lab_specimens)}
        description={t(m.lab_specimens_hint)}
        value={typed.specimens}
        dir="ltr"
        onChange={(event) => change({ specimens: event.currentTarget.value })}
      />
      <Select
        label={t(m.lab_outcome)}
        data={options(outcomeNames)}
        value={typed.outcome}
        onChange={(chosen) => change({ outcome: chosen })}
      />
      <Group grow align="end">
        <Select
          label={t(m.lab_status)}
          data={options(statuses)}
          value={typed.status}
          allowDeselect={false}
          onChange={(chosen) => change({ status: chosen ?? 'final' })}
        />
        <TextInput
          label={t(m.lab_report_id)}
          value={typed.reportId}
          dir="ltr"
          maxLength={80}
          onChange={(event) => change({ reportId: event.currentTarget.value })}
        />
      </Group>
    </>
  )
}
