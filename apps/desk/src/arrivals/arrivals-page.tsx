// Who is expected on a day: by flight, with how many of each colour it brings.
import { Group, Stack, Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { arrivalsQuery, instanceQuery } from '../api/queries.ts'
import { DaySteps } from '../frame/day-steps.tsx'
import { GroundSelect } from '../frame/ground-select.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayDay, useSay } from '../say.tsx'
import { FlightTable } from './flight-table.tsx'

const route = getRouteApi('/frame/arrivals')
export function ArrivalsPage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery(arrivalsQuery(asked))
  const goTo = (on: string | undefined) => void navigate({ search: (before) => ({ ...before, on }) })
  const on = data?.on ?? asked.on
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1}>
          {t(m.arrivals)}
          {on && `, ${sayDay(t, on)}`}
        </Title>
        <GroundSelect
          deed="arrivals.list"
          chosen={asked}
          choose={(ground) => void navigate({ search: (before) => ({ ...before, ...ground }) })}
        />
      </Group>
      <Group gap="xs" role="group" aria-label={t(m.day)}>
        <DaySteps on={on} goTo={goTo} />
        {on && (
          <Link to="/holders" search={{ ...asked, on }}>
            {t(m.holders)}
          </Link>
        )}
      </Group>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && data.flights.length === 0 && <p className="measure-text">{t(m.arrivals_empty)}</p>}
      {data && data.flights.length > 0 && <FlightTable arrivals={data} zone={instance.zone} ground={asked} />}
    </Stack>
  )
}
