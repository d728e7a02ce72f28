// Reports that the law asks for: to whom, by when, under which law; the recipient's number closes each.
import { Button, Group, TextInput, Title } from '@mantine/core'
import { ReportAcknowledged, type ReportsAnswer } from '@pratique/api-contract'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery, reportsQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

export function Reports() {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data, error, refetch } = useQuery(reportsQuery())
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.reports)} {data && `(${data.reports.length})`}
      </Title>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting rows={2} />}
      {data?.reports.length === 0 && <p className="quiet">{t(m.reports_empty)}</p>}
      <ul className="steps">
        {data?.reports.map((report) => (
          <li key={report.reportId} className={report.overdue ? 'late' : undefined}>
            <Group justify="space-between">
              <Link to="/holders/$holderId" params={{ holderId: report.holderId }}>
                {report.recipient}
              </Link>
              <Due at={report.dueAt} />
            </Group>
            <p className="quiet">{report.law}</p>
            {'report.acknowledge' in me.deeds && <Acknowledge report={report} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acknowledge({ report }: { readonly report: ReportsAnswer['reports'][number] }) {
  const t = useSay()
  const client = useQueryClient()
  const [receipt, setReceipt] = useState('')
  const { outcome, record } = useDeed(ReportAcknowledged, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const acknowledge = () =>
    void record({
      path: `reports/${report.reportId}/acknowledgement`,
      subject: report.reportId,
      summary: t(m.report_summary),
      body: { receipt: receipt.trim() },
    })
  return (
    <>
      <Group gap="xs" align="end">
        <TextInput
          size="xs"
          label={t(m.report_receipt)}
          value={receipt}
          maxLength={120}
          onChange={(event) => setReceipt(event.currentTarget.value)}
        />
        <Button
          size="xs"
          loading={outcome.state === 'busy'}
          disabled={receipt.trim() === ''}
          onClick={acknowledge}
        >
          {t(m.report_acknowledge)}
        </Button>
      </Group>
      <OutcomeNote outcome={outcome} />
    </>
  )
}
