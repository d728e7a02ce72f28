// A passenger list comes in by hand: a file or pasted text. First what would come of it, with each fault in its row or
// segment; then it is taken whole or not at all.
import { Alert, Button, FileButton, Group, SegmentedControl, Stack, Textarea, Title } from '@mantine/core'
import { PassengerListAnswer } from '@pratique/api-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, Refusal } from '../api/client.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import { ColumnMapping, type Columns, headOf } from './column-mapping.tsx'
import { ListFaults } from './list-faults.tsx'

const route = getRouteApi('/frame/voyages/import')
type Format = 'paxlst' | 'csv'

/** PAXLST says itself what it is; anything else is a table. */
const formatOf = (text: string): Format => (/\b(UNA|UNB\+|UNH\+)/i.test(text) ? 'paxlst' : 'csv')

export function ImportPage() {
  const t = useSay()
  const { voyageId } = route.useSearch()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [format, setFormat] = useState<Format>('paxlst')
  const [columns, setColumns] = useState<Columns>({})
  const take = useMutation({
    mutationFn: (sent: { onlyCheck: boolean; takeDoubtful: boolean }) => {
      const mapping = Object.keys(columns).length > 0 && format === 'csv' ? { mapping: { columns } } : {}
      const body = { format, text, ...mapping, ...(voyageId ? { voyageId } : {}), ...sent }
      return ask(PassengerListAnswer, 'passenger-lists', { method: 'POST', body })
    },
    onSuccess: ({ taken }) => {
      if (taken) void client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
  const change = (typed: string) => {
    setText(typed)
    setFormat(formatOf(typed))
    setColumns({})
    take.reset()
  }
  return (
    <Stack gap="md">
      <Title order={1}>{t(m.list_import)}</Title>
      <p className="measure-text">{t(m.list_import_hint)}</p>
      <ListText text={text} format={format} change={change} choose={setFormat} />
      {format === 'csv' && text !== '' && (
        <ColumnMapping head={headOf(text)} columns={columns} change={setColumns} />
      )}
      {format === 'csv' && voyageId === undefined && <p className="alert">{t(m.list_needs_voyage)}</p>}
      {take.error && <Trouble error={take.error} />}
      {isNotTaken(take.error) && (
        <Group>
          <Button variant="default" onClick={() => take.mutate({ onlyCheck: true, takeDoubtful: true })}>
            {t(m.list_check_doubtful)}
          </Button>
        </Group>
      )}
      <Group>
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={take.isPending}
          onClick={() => take.mutate({ onlyCheck: true, takeDoubtful: false })}
        >
          {t(m.list_check)}
        </Button>
      </Group>
      {take.data && (
        <Outcome
          answer={take.data}
          takeIt={(takeDoubtful) => take.mutate({ onlyCheck: false, takeDoubtful })}
        />
      )}
    </Stack>
  )
}

/** Something does not add up: whoever sends it may know that it is right. */
const isNotTaken = (error: unknown): boolean =>
  error instanceof Refusal && error.type === 'passenger-list-not-taken'

interface ListTextProps {
  readonly text: string
  readonly format: Format
  readonly change: (text: string) => void
  readonly choose: (format: Format) => void
}

function ListText({ text, format, change, choose }: ListTextProps) {
  const t = useSay()
  return (
    <>
      <Group>
        <FileButton
          onChange={(file) => void file?.text().then(change)}
          accept=".csv,.txt,.edi,.pax,.pnl,text/plain,text/csv"
        >
          {(props) => (
            <Button variant="default" {...props}>
              {t(m.list_choose_file)}
            </Button>
          )}
        </FileButton>
        <a href="/api/v1/desk/passenger-list-template" download="passenger-list.csv">
          {t(m.list_template)}
        </a>
      </Group>
      <Textarea
        label={t(m.list_text)}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        minRows={6}
        maxRows={14}
        autosize
        spellCheck={false}
        dir="ltr"
        className="mono-field"
      />
      <SegmentedControl
        aria-label={t(m.list_format)}
        value={format}
        onChange={(chosen) => choose(chosen as Format)}
        data={[
          { value: 'paxlst', label: 'PAXLST' },
          { value: 'csv', label: 'CSV' },
        ]}
        style={{ alignSelf: 'start' }}
      />
    </>
  )
}

interface OutcomeProps {
  readonly answer: PassengerListAnswer
  readonly takeIt: (takeDoubtful: boolean) => void
}

function Outcome({ answer, takeIt }: OutcomeProps) {
  const t = useSay()
  const { people, added, removed, changed, matches, faults, taken } = answer
  const isFatal = faults.some(({ weight }) => weight === 'fatal')
  const isDoubtful = faults.some(({ weight }) => weight === 'doubtful')
  return (
    <Alert
      color={isFatal ? 'red' : 'accent'}
      variant="outline"
      role="alert"
      title={t(taken ? m.list_taken : isFatal ? m.list_refused : m.list_would)}
    >
      <p>
        <bdi>{answer.designator}</bdi>:{' '}
        {t(m.list_counts, { people, added, removed, changed: changed.length })}{' '}
        {t(m.list_matches, { certain: matches.certain, likely: matches.likely, none: matches.none })}
      </p>
      <ListFaults faults={faults} />
      {taken && (
        <Link to="/voyages/$voyageId" params={{ voyageId: answer.voyageId }}>
          {t(m.list_see)}
        </Link>
      )}
      {!taken && !isFatal && (
        <Button onClick={() => takeIt(isDoubtful)}>
          {t(isDoubtful ? m.list_take_doubtful : m.list_take)}
        </Button>
      )}
    </Alert>
  )
}
