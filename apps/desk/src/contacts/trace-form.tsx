// From a case to its contacts: the pack's zone at one touch, a wider one only with a written reason.
import { Button, Checkbox, Group, MultiSelect, NumberInput, Stack, Textarea } from '@mantine/core'
import { TracingAnswer, type VoyageTracingsAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

interface TraceFormProps {
  readonly voyageId: string
  readonly designator: string
  readonly index: VoyageTracingsAnswer['cases'][number]
  readonly own: VoyageTracingsAnswer['zone']
  readonly again: boolean
  /** Who may be named. */
  readonly aboard: readonly { readonly value: string; readonly label: string }[]
}

const shortest = 10

export function TraceForm({ voyageId, designator, index, own, again, aboard }: TraceFormProps) {
  const t = useSay()
  const client = useQueryClient()
  const [named, setNamed] = useState<string[]>([])
  const { outcome, record } = useDeed(TracingAnswer, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const trace = (more: object) =>
    void record({
      path: 'tracings',
      subject: index.holderId,
      summary: t(m.contact_trace_summary, { flight: designator, seat: index.seat ?? '–' }),
      body: { caseHolderId: index.holderId, voyageId, declared: named, ...more },
    })
  return (
    <Stack gap="xs">
      <p className="quiet">
        {index.seat === null
          ? t(m.contact_no_seat)
          : own.wholeCabin
            ? t(m.contact_zone_all)
            : t(m.contact_zone_own, { rows: own.rows })}
      </p>
      {aboard.length > 0 && (
        <MultiSelect
          label={t(m.contact_named)}
          description={t(m.contact_named_hint)}
          data={[...aboard]}
          value={named}
          searchable
          clearable
          limit={30}
          onChange={setNamed}
        />
      )}
      <Group>
        <Button loading={outcome.state === 'busy'} onClick={() => trace({})}>
          {t(again ? m.contact_trace_again : m.contact_trace)}
        </Button>
      </Group>
      <OutcomeNote outcome={outcome} />
      <Widen own={own} trace={trace} />
    </Stack>
  )
}

interface WidenProps extends Pick<TraceFormProps, 'own'> {
  readonly trace: (more: object) => void
}

/** Further than the pack: more people are told, so somebody says in writing why. */
function Widen({ own, trace }: WidenProps) {
  const t = useSay()
  const [rows, setRows] = useState(own.rows)
  const [whole, setWhole] = useState(own.wholeCabin)
  const [reason, setReason] = useState('')
  const widen = () => trace({ zone: { rows, seats: own.seats, wholeCabin: whole }, reason: reason.trim() })
  return (
    <details>
      <summary>{t(m.contact_widen)}</summary>
      <Stack gap="xs">
        <Group align="end">
          <NumberInput
            label={t(m.contact_rows)}
            value={rows}
            min={own.rows}
            max={200}
            disabled={whole}
            onChange={(typed) => setRows(Number(typed) || own.rows)}
          />
          <Checkbox
            label={t(m.contact_whole)}
            checked={whole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
        </Group>
        <Textarea
          label={t(m.contact_reason)}
          value={reason}
          minRows={2}
          autosize
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button variant="default" disabled={reason.trim().length < shortest} onClick={widen}>
            {t(m.contact_widen)}
          </Button>
        </Group>
      </Stack>
    </details>
  )
}
