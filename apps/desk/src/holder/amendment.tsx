// A change that would relax the decision waits here for an officer's yes or no.

import { Button, Group, Stack, Textarea, Title } from '@mantine/core'
import { DeskOutcome, type TimelineAnswer } from '@pratique/api-contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../api/client.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'

interface AmendmentProps {
  readonly page: TimelineAnswer
  readonly done: (outcome: DeskOutcome) => void
}

export function Amendment({ page, done }: AmendmentProps) {
  const t = useSay()
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const answer = useMutation({
    mutationFn: (given: 'confirm' | 'decline') =>
      ask(DeskOutcome, `holders/${page.holder.holderId}/amendment`, {
        method: 'POST',
        idempotencyKey: `${key}-${given}`,
        body: { answer: given, seq: page.pending?.seq ?? 0, ...(given === 'decline' ? { reason } : {}) },
      }),
    onSuccess: done,
  })
  if (page.pending === null) return null
  return (
    <section className="panel">
      <Title order={2}>{t(m.amendment_title)}</Title>
      <Stack gap="sm">
        <p className="measure-text">{t(m.amendment_hint)}</p>
        <ul>
          {page.pending.stops.map((stop) => (
            <li key={`${stop.place} ${stop.fromOn}`}>
              {stop.placeName}{' '}
              <span dir="ltr">
                {stop.fromOn} – {stop.untilOn}
              </span>
            </li>
          ))}
        </ul>
        <p className="quiet" dir="ltr">
          {page.pending.changed.join(', ')}
        </p>
        <Textarea
          label={t(m.reason_declined)}
          value={reason}
          autosize
          minRows={2}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {answer.error && <Trouble error={answer.error} />}
        <Group>
          <Button loading={answer.isPending} onClick={() => answer.mutate('confirm')}>
            {t(m.confirm)}
          </Button>
          <Button
            variant="default"
            disabled={reason.trim().length < 10}
            onClick={() => answer.mutate('decline')}
          >
            {t(m.decline)}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
