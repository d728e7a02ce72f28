// Free pratique is granted or withheld, with reasons (IHR Art. 28).
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { VoyageEventAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

const shortest = 3

interface PratiqueFormProps {
  readonly voyageId: string
  readonly designator: string
}

export function PratiqueForm({ voyageId, designator }: PratiqueFormProps) {
  const t = useSay()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { outcome, record } = useDeed(VoyageEventAnswer, () => {
    setReason('')
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const given = reason.trim()
  const answer = (body: object) =>
    void record({
      path: `voyages/${voyageId}/pratique`,
      subject: voyageId,
      summary: t(m.pratique_summary, { flight: designator }),
      body,
    })
  return (
    <Stack gap="sm">
      <TextInput
        label={t(m.pratique_why)}
        description={t(m.pratique_why_hint)}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <OutcomeNote outcome={outcome} />
      <Group>
        <Button
          loading={outcome.state === 'busy'}
          onClick={() => answer({ answer: 'granted', conditions: given === '' ? [] : [given] })}
        >
          {t(m.pratique_grant)}
        </Button>
        <Button
          variant="default"
          disabled={given.length < shortest}
          onClick={() => answer({ answer: 'withheld', reasons: [given] })}
        >
          {t(m.pratique_withhold)}
        </Button>
      </Group>
    </Stack>
  )
}
