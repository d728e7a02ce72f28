// Results that no specimen here has, or that contradict: a person says of which specimen each is, or that it is not used.
import { Button, Group, TextInput, Title } from '@mantine/core'
import { type ResultRow, ResultSettled } from '@pratique/api-contract'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instanceQuery, resultsQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { groundName, outcomeNames } from './lab-words.ts'

export function ToSettle({ maySettle }: { readonly maySettle: boolean }) {
  const t = useSay()
  const { data, error, refetch } = useQuery(resultsQuery('waiting'))
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.lab_to_settle)} {data && `(${data.results.length})`}
      </Title>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting rows={2} />}
      {data?.results.length === 0 && <p className="quiet">{t(m.lab_to_settle_empty)}</p>}
      <ul className="steps">
        {data?.results.map((row) => (
          <WaitingResult key={row.resultId} row={row} maySettle={maySettle} />
        ))}
      </ul>
    </section>
  )
}

interface WaitingResultProps {
  readonly row: ResultRow
  readonly maySettle: boolean
}

function WaitingResult({ row, maySettle }: WaitingResultProps) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <li>
      <strong>{t(outcomeNames[row.outcome])}</strong> <bdi className="mono">{row.specimen}</bdi>
      <br />
      <span className="alert">{groundName(t, row.ground)}</span>{' '}
      <span className="quiet parts">
        <span>{sayInstant(t, row.receivedAt, instance.zone)}</span>
        <bdi>{row.reportId}</bdi>
      </span>
      {maySettle && <Settle row={row} />}
    </li>
  )
}

function Settle({ row }: Pick<WaitingResultProps, 'row'>) {
  const t = useSay()
  const client = useQueryClient()
  const [specimen, setSpecimen] = useState(row.holderId === null ? '' : row.specimen)
  const { outcome, record } = useDeed(ResultSettled, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const settle = (body: object) =>
    void record({
      path: `laboratory/results/${row.resultId}/settlement`,
      subject: row.resultId,
      summary: t(m.lab_settle_summary, { specimen: row.specimen }),
      body,
    })
  return (
    <>
      <Group align="end" gap="xs">
        <TextInput
          label={t(m.lab_of_specimen)}
          value={specimen}
          dir="ltr"
          maxLength={40}
          onChange={(event) => setSpecimen(event.currentTarget.value)}
        />
        <Button
          loading={outcome.state === 'busy'}
          disabled={specimen.trim() === ''}
          onClick={() => settle({ answer: 'apply', specimen: specimen.trim() })}
        >
          {t(m.lab_apply)}
        </Button>
        <Button variant="default" onClick={() => settle({ answer: 'reject' })}>
          {t(m.lab_reject)}
        </Button>
      </Group>
      <OutcomeNote outcome={outcome} />
    </>
  )
}
