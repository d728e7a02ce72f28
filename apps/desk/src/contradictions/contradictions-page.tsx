// What contradicts declarations, the first due first; of one voyage where its page asks for it.
import { Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { contradictionsQuery } from '../api/queries.ts'
import { GroundSelect } from '../frame/ground-select.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, useSay } from '../say.tsx'
import { ContradictionCard } from './contradiction-card.tsx'

const route = getRouteApi('/frame/contradictions')

export function ContradictionsPage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(contradictionsQuery(asked))
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1}>{t(m.contradictions)}</Title>
        <GroundSelect
          deed="contradiction.list"
          chosen={asked}
          choose={(ground) => void navigate({ search: ground })}
        />
      </Group>
      <p className="measure-text">{t(m.contradictions_lead)}</p>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data?.total === 0 && <p className="measure-text">{t(m.contradictions_empty)}</p>}
      {data && data.total > 0 && (
        <>
          <p className="quiet">{t(m.contradiction_open_count, { count: data.total })}</p>
          <ul className="steps">
            {data.contradictions.map((row) => (
              <ContradictionCard key={row.contradictionId} row={row} withName />
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}
