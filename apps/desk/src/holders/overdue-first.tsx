// Above a list of people: those of them that something is overdue for, the longest due first.
import { Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type HolderFilter, meQuery, overdueQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { m, useSay } from '../say.tsx'
import { HolderTable } from './holder-table.tsx'

const most = 5

export function OverdueFirst({ asked, zone }: { readonly asked: HolderFilter; readonly zone: string }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const { jurisdiction, port, state, flight, on } = asked
  const isAllowed = 'overdue.list' in me.deeds && on === undefined
  const { data } = useQuery({ ...overdueQuery({ jurisdiction, port }), enabled: isAllowed })
  const fits = (row: { state: string | null; flight: string | null }) =>
    (state === undefined || row.state === state) && (flight === undefined || row.flight === flight)
  const late = data?.kinds.flatMap(({ holders }) => holders).filter(fits) ?? []
  const once = [...new Map(late.map((row) => [row.holderId, row])).values()]
  const first = once.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')).slice(0, most)
  if (first.length === 0) return null
  return (
    <section className="panel late">
      <Title order={2}>
        {t(m.overdue_first)} ({once.length})
      </Title>
      <HolderTable
        holders={first}
        zone={zone}
        first={{ title: t(m.due), cell: ({ dueAt }) => dueAt && <Due at={dueAt} /> }}
      />
      <Link to="/overdue" search={{ jurisdiction, port }}>
        {t(m.overdue_all)}
      </Link>
    </section>
  )
}
