// A change that would relax the decision waits here for an officer's yes or no.

import { Button, Group, Stack, Textarea, Title } from '@mantine/core'
import { DeskOutcome, type TimelineAnswer } from '@pratique/api-contract'
import { useState } from 'react'
import { type DeedDone, useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { aboutHolder } from './about-holder.ts'

interface AmendmentProps {
  readonly page: TimelineAnswer
  readonly done: (outcome: DeedDone<DeskOutcome>) => void
}

export function Amendment({ page, done }: AmendmentProps) {
  const t = useSay()
  const [reason, setReason] = useState('')
  const { outcome, record } = useDeed(DeskOutcome, done)
  const answer = (given: 'confirm' | 'decline') =>
    void record({
      path: `holders/${page.holder.holderId}/amendment`,
      subject: page.holder.holderId,
      summary: t(given === 'confirm' ? m.outbox_summary_confirm : m.outbox_summary_decline, {
        who: aboutHolder(page),
      }),
      body: { answer: given, seq: page.pending?.seq ?? 0, ...(given === 'decline' ? { reason } : {}) },
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
        <OutcomeNote outcome={outcome} />
        <Group>
          <Button loading={outcome.state === 'busy'} onClick={() => answer('confirm')}>
            {t(m.confirm)}
          </Button>
          <Button variant="default" disabled={reason.trim().length < 10} onClick={() => answer('decline')}>
            {t(m.decline)}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
