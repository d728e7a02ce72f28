// The door of the port: pick the flight. Those that were opened on this tablet open without a network too.
import { Stack, Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { instanceQuery, voyagesQuery } from '../api/queries.ts'
import { GroundSelect } from '../frame/ground-select.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { useOutbox } from '../outbox/desk-outbox.ts'
import { m, sayTime, useSay } from '../say.tsx'
import { statusNames } from '../voyages/voyage-words.ts'
import { Colours, Level } from '../voyages/voyages-page.tsx'
import { keptFlights } from './bundle.ts'

const route = getRouteApi('/frame/port')

export function PortPage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery(voyagesQuery(asked))
  const { data: kept = [] } = useQuery({ queryKey: ['desk', 'kept-flights'], queryFn: keptFlights })
  const { deeds } = useOutbox()
  const waiting = deeds.filter(({ standing }) => standing === 'waiting').length
  const isHere = (voyageId: string) => kept.some((flight) => flight.voyageId === voyageId)
  return (
    <Stack gap="md">
      <Title order={1}>{t(m.port_desk)}</Title>
      <GroundSelect
        deed="voyages.list"
        chosen={asked}
        choose={(ground) => void navigate({ search: ground })}
      />
      <p>
        <Link to="/port/hall">{t(m.hall)}</Link>
      </p>
      {waiting > 0 && <p className="quiet">{t(m.outbox_waiting, { count: waiting })}</p>}
      {error && !data && kept.length === 0 && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data?.voyages.length === 0 && <p className="measure-text">{t(m.voyages_empty)}</p>}
      <ul className="flights">
        {data?.voyages.map((voyage) => (
          <li key={voyage.voyageId}>
            <Link to="/port/$voyageId" params={{ voyageId: voyage.voyageId }}>
              <strong dir="ltr">{voyage.designator}</strong>
              <span>
                {sayTime(t, voyage.landedAt ?? voyage.arrivesAt, instance.zone)}{' '}
                {t(statusNames[voyage.status])}
              </span>
              <span>{voyage.originName}</span>
              <Level rating={voyage.rating} />
              <Colours byColour={voyage.counts.byColour} />
              <span className="quiet">{t(isHere(voyage.voyageId) ? m.port_here : m.port_not_here)}</span>
            </Link>
          </li>
        ))}
        {!data &&
          kept.map(({ voyageId, designator, arrivesAt }) => (
            <li key={voyageId}>
              <Link to="/port/$voyageId" params={{ voyageId }}>
                <strong dir="ltr">{designator}</strong>
                <span>{sayTime(t, arrivesAt, instance.zone)}</span>
                <span className="quiet">{t(m.port_here)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </Stack>
  )
}
