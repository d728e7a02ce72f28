// The clocks of the arrival on the board of what is overdue: results that are late, reports that the law asks for,
// contacts handed on, what contradicts declarations, passengers undecided before departure. Each as far as the post allows.
import { Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import {
  contactNoticesQuery,
  contradictionsQuery,
  type Ground,
  meQuery,
  ordersQuery,
} from '../api/queries.ts'
import { BoardingAlarms } from '../boarding/boarding-alarms.tsx'
import { Notices } from '../contacts/notices.tsx'
import { ContradictionCard } from '../contradictions/contradiction-card.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { OrdersTable } from '../laboratory/orders.tsx'
import { Reports } from '../laboratory/reports.tsx'
import { m, useSay } from '../say.tsx'

export function ArrivalClocks({ ground }: { readonly ground: Ground }) {
  const { data: me } = useSuspenseQuery(meQuery())
  const may = (deed: string) => deed in me.deeds
  return (
    <>
      {may('report.list') && <Reports />}
      {may('contact.notices') && <OpenNotices />}
      {may('result.list') && <LateResults />}
      {may('contradiction.list') && <LateContradictions ground={ground} />}
      {may('boarding.alarms') && <BoardingAlarms />}
    </>
  )
}

function LateResults() {
  const t = useSay()
  const { data, error, refetch } = useQuery(ordersQuery())
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={2} />
  const late = data.orders.filter(({ overdue }) => overdue)
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.lab_late)} ({late.length})
      </Title>
      {late.length === 0 ? <p className="quiet">{t(m.overdue_none)}</p> : <OrdersTable orders={late} />}
    </section>
  )
}

function OpenNotices() {
  const t = useSay()
  const { data, error, refetch } = useQuery(contactNoticesQuery())
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={2} />
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.notices_open)} ({data.notices.length})
      </Title>
      {data.notices.length === 0 && <p className="quiet">{t(m.notices_empty)}</p>}
      <Notices notices={data.notices} />
    </section>
  )
}

function LateContradictions({ ground }: { readonly ground: Ground }) {
  const t = useSay()
  const { data, error, refetch } = useQuery(contradictionsQuery(ground))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={2} />
  const late = data.contradictions.filter(({ overdue }) => overdue)
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.contradictions)} ({late.length})
      </Title>
      {late.length === 0 && <p className="quiet">{t(m.overdue_none)}</p>}
      <ul className="steps">
        {late.map((row) => (
          <ContradictionCard key={row.contradictionId} row={row} withName />
        ))}
      </ul>
    </section>
  )
}
