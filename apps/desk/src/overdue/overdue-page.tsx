// The board of what is overdue, the longest due first, each with who has it in hand.

import { Group, Stack, Title } from '@mantine/core'
import type { OverdueAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { declaredAgainQuery, instanceQuery, overdueQuery } from '../api/queries.ts'
import { CsvButton } from '../frame/csv-button.tsx'
import { Due } from '../frame/due.tsx'
import { GroundSelect } from '../frame/ground-select.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { holderCsv } from '../holders/holder-csv.ts'
import { HolderTable } from '../holders/holder-table.tsx'
import { RiskNotices } from '../risk/risk-notices.tsx'
import { m, sayDay, sayInstant, useSay } from '../say.tsx'
import { ArrivalClocks } from './arrival-clocks.tsx'

const route = getRouteApi('/frame/overdue')
const titles = {
  'measure-ended': m.overdue_measures,
  'amendment-waits': m.overdue_amendments,
  'category-waits': m.overdue_categories,
  'arrival-past-due': m.overdue_arrivals,
} as const

export function OverduePage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery(overdueQuery(asked))
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="end">
        <Title order={1}>{t(m.overdue)}</Title>
        <GroundSelect
          deed="overdue.list"
          chosen={asked}
          choose={(ground) => void navigate({ search: ground })}
        />
      </Group>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && <ArrivalClocks ground={asked} />}
      {data?.kinds.map((kind) => (
        <Kind key={kind.kind} kind={kind} zone={instance.zone} />
      ))}
      {data && <DeclaredAgain zone={instance.zone} />}
      <RiskNotices />
      {data && <Lists lists={data.lists} />}
    </Stack>
  )
}

function Kind({ kind, zone }: { readonly kind: OverdueAnswer['kinds'][number]; readonly zone: string }) {
  const t = useSay()
  const { holders, total } = kind
  const due = {
    title: t(m.due),
    cell: ({ dueAt }: (typeof holders)[number]) => dueAt && <Due at={dueAt} />,
  }
  return (
    <section>
      <Title order={2} mb="xs">
        {t(titles[kind.kind])} ({total})
      </Title>
      {total === 0 && <p className="quiet">{t(m.overdue_none)}</p>}
      {total > holders.length && (
        <p className="quiet">{t(m.overdue_more, { shown: holders.length, total })}</p>
      )}
      {total > 0 && (
        <>
          <HolderTable holders={holders} zone={zone} first={due} />
          <CsvButton
            name={kind.kind}
            rows={() => holders.map((row) => ({ dueAt: row.dueAt, ...holderCsv(row) }))}
          />
        </>
      )}
    </section>
  )
}

/** Documents that stand in two declarations; whoever is asked less is opened. */
function DeclaredAgain({ zone }: { readonly zone: string }) {
  const t = useSay()
  const { data, error, refetch } = useQuery(declaredAgainQuery())
  if (error) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={2} />
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.overdue_again)} ({data.total})
      </Title>
      {data.total === 0 && <p className="quiet">{t(m.overdue_none)}</p>}
      <ul className="steps">
        {data.findings.map(({ holderId, other, label, flight, foundAt, owner }) => (
          <li key={`${holderId} ${other}`}>
            <Link to="/holders/$holderId" params={{ holderId }}>
              {[label, flight].filter(Boolean).join(', ')}
            </Link>
            <br />
            <span className="quiet">
              {t(m.owner, { owner })}, {t(m.again_found)}: {sayInstant(t, foundAt, zone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lists({ lists }: { readonly lists: OverdueAnswer['lists'] }) {
  const t = useSay()
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.overdue_lists)} ({lists.length})
      </Title>
      {lists.length === 0 && <p className="quiet">{t(m.overdue_none)}</p>}
      <ul>
        {lists.map(({ list, edition, places, reviewBy }) => (
          <li key={list}>
            <code>
              {list} {edition}
            </code>
            {': '}
            {t(m.list_places, { count: places, day: sayDay(t, reviewBy) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
