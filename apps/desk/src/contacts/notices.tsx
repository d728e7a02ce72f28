// Contacts that were handed on to a district or to another state's focal point, with the clock of each.
import { Button, Group, TextInput } from '@mantine/core'
import { NoticeAcknowledged, type TracingAnswer } from '@pratique/api-contract'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

type Notice = TracingAnswer['notices'][number] & { readonly designator?: string }

export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  return (
    <ul className="steps">
      {notices.map((notice) => (
        <li key={notice.noticeId} className={notice.overdue ? 'late' : undefined}>
          <Group justify="space-between">
            <span>
              <strong>
                <bdi>{notice.addresseeName}</bdi>
              </strong>{' '}
              {notice.kind === 'focal-point' && t(m.notice_focal)}{' '}
              <span className="quiet">
                {t(m.notice_contacts, { count: notice.contacts })} <bdi>{notice.designator}</bdi>
              </span>
            </span>
            {notice.acknowledgedAt === null ? (
              <Due at={notice.dueAt} />
            ) : (
              <span className="quiet">{t(m.notice_acknowledged, { receipt: notice.receipt ?? '' })}</span>
            )}
          </Group>
          {notice.acknowledgedAt === null && 'contact.acknowledge' in me.deeds && (
            <Acknowledge notice={notice} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Acknowledge({ notice }: { readonly notice: Notice }) {
  const t = useSay()
  const client = useQueryClient()
  const [receipt, setReceipt] = useState('')
  const { outcome, record } = useDeed(NoticeAcknowledged, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const acknowledge = () =>
    void record({
      path: `contact-notices/${notice.noticeId}/acknowledgement`,
      subject: notice.noticeId,
      summary: `${t(m.notice_acknowledge)}: ${notice.addresseeName}`,
      body: { receipt: receipt.trim() || null },
    })
  return (
    <>
      <Group gap="xs" align="end">
        <TextInput
          size="xs"
          label={t(m.notice_receipt)}
          value={receipt}
          maxLength={120}
          onChange={(event) => setReceipt(event.currentTarget.value)}
        />
        <Button size="xs" loading={outcome.state === 'busy'} onClick={acknowledge}>
          {t(m.notice_acknowledge)}
        </Button>
      </Group>
      <OutcomeNote outcome={outcome} />
    </>
  )
}
