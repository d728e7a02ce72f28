// The people of a jurisdiction or port, the latest arrival first: counts by state as chips, a page at a time.

import { Button, Group, Stack, Title } from '@mantine/core'
import type { CountsAnswer, HolderRow, HoldersAnswer } from '@pratique/api-contract'
import { type InfiniteData, useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { countsQuery, type HolderFilter, holdersQuery, instanceQuery } from '../api/queries.ts'
import { CsvButton } from '../frame/csv-button.tsx'
import { GroundSelect } from '../frame/ground-select.tsx'
import { State } from '../frame/state.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayDay, useSay } from '../say.tsx'
import { holderCsv } from './holder-csv.ts'
import { HolderTable } from './holder-table.tsx'
import { OverdueFirst } from './overdue-first.tsx'
import { SavedFilters } from './saved-filters.tsx'

const route = getRouteApi('/frame/holders')

export function HoldersPage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    holdersQuery(asked),
  )
  const holders = rowsOf(data)
  const isFiltered = Boolean(asked.flight ?? asked.on ?? asked.state)
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1}>
          {[
            asked.flight ? t(m.palette_flight, { flight: asked.flight }) : t(m.holders),
            asked.on && sayDay(t, asked.on),
          ]
            .filter(Boolean)
            .join(', ')}
        </Title>
        <GroundSelect
          deed="holders.list"
          chosen={asked}
          choose={(ground) => void navigate({ search: (before) => ({ ...before, ...ground }) })}
        />
      </Group>
      {!error && (
        <StateChips
          asked={asked}
          choose={(state) => void navigate({ search: (before) => ({ ...before, state }) })}
        />
      )}
      <Group gap="md">
        <span className="quiet">{t(m.names_kept)}</span>
        {isFiltered && (
          <Link to="/holders" search={{ jurisdiction: asked.jurisdiction, port: asked.port }}>
            {t(m.clear)}
          </Link>
        )}
      </Group>
      <SavedFilters asked={asked} isFiltered={isFiltered} />
      {!error && <OverdueFirst asked={asked} zone={instance.zone} />}
      {error && !holders && <Trouble error={error} again={() => void refetch()} />}
      {!error && !holders && <Waiting />}
      {holders?.length === 0 && <p>{t(m.holders_empty)}</p>}
      {holders && holders.length > 0 && (
        <>
          <HolderTable holders={holders} zone={instance.zone} />
          <Group>
            {hasNextPage && (
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t(m.more)}
              </Button>
            )}
            <CsvButton name="people" rows={() => holders.map(holderCsv)} />
          </Group>
        </>
      )}
    </Stack>
  )
}

const rowsOf = (loaded: InfiniteData<HoldersAnswer> | undefined): readonly HolderRow[] | undefined =>
  loaded?.pages.flatMap((page) => page.holders)

interface StateChipsProps {
  readonly asked: HolderFilter
  readonly choose: (state: string | undefined) => void
}

function StateChips({ asked, choose }: StateChipsProps) {
  const t = useSay()
  const { data } = useQuery(countsQuery(asked))
  return (
    <fieldset className="chips" aria-label={t(m.state)}>
      <button
        type="button"
        className="chip"
        aria-pressed={asked.state === undefined}
        onClick={() => choose(undefined)}
      >
        {t(m.all_states)} {data && number(t.locale, data.total)}
      </button>
      {bySeverity(data?.states ?? []).map(({ state, colour, label, count }) => (
        <button
          key={state}
          type="button"
          className="chip"
          aria-pressed={asked.state === state}
          onClick={() => choose(asked.state === state ? undefined : state)}
        >
          <State colour={colour} label={label} /> {number(t.locale, count)}
        </button>
      ))}
    </fieldset>
  )
}

// The strictest first, as everywhere.
const severity = ['red', 'orange', 'yellow', 'unknown', 'green']
const bySeverity = (states: CountsAnswer['states']): CountsAnswer['states'] =>
  states.toSorted((a, b) => severity.indexOf(a.colour) - severity.indexOf(b.colour))

const number = (locale: string, count: number): string => new Intl.NumberFormat(locale).format(count)
