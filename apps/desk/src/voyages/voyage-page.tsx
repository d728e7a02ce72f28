// One voyage: how it is rated and why, how the port receives it, its free pratique, and the three lists that must come
// out even, with owner and clock.
import { Stack, Title } from '@mantine/core'
import type { VoyageAnswer, VoyagePeopleAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { instanceQuery, meQuery, voyagePeopleQuery, voyageQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { Matching } from './matching.tsx'
import { PratiqueForm } from './pratique-form.tsx'
import { ScreenSources } from './screen-sources.tsx'
import { ThreeLists } from './three-lists.tsx'
import { pratiqueNames, statusNames } from './voyage-words.ts'
import { Colours, Level } from './voyages-page.tsx'

const route = getRouteApi('/frame/voyages/$voyageId')

export function VoyagePage() {
  const { voyageId } = route.useParams()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data, error, refetch } = useQuery(voyageQuery(voyageId))
  const mayRead = 'passenger-list.read' in me.deeds
  const people = useQuery({ ...voyagePeopleQuery(voyageId), enabled: mayRead })
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={12} />
  return (
    <Stack gap="md">
      <Heading page={data} />
      <div className="columns">
        <Stack gap="md">
          {people.error && !people.data && <Trouble error={people.error} />}
          {people.data && <Clock people={people.data} />}
          {people.data && <Matching voyageId={voyageId} people={people.data} />}
          {people.data && <ThreeLists voyageId={voyageId} people={people.data} />}
        </Stack>
        <Stack gap="md">
          <Rating page={data} />
          <Pratique page={data} />
          {'contradiction.settle' in me.deeds && (
            <ScreenSources voyageId={voyageId} designator={data.voyage.designator} />
          )}
        </Stack>
      </div>
    </Stack>
  )
}

function Heading({ page: { voyage } }: { readonly page: VoyageAnswer }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <div>
      <Title order={1}>
        <bdi>{voyage.designator}</bdi>{' '}
        {voyage.originName && <span className="quiet">{voyage.originName}</span>}
      </Title>
      <p className="parts">
        <span>
          {t(statusNames[voyage.status])}: {sayInstant(t, voyage.landedAt ?? voyage.arrivesAt, instance.zone)}
        </span>
        <span>{voyage.portName}</span>
        <Colours byColour={voyage.counts.byColour} />
        <Link to="/port/$voyageId" params={{ voyageId: voyage.voyageId }}>
          {t(m.port_desk)}
        </Link>
        {'contact.trace' in me.deeds && (
          <Link to="/voyages/$voyageId/contacts" params={{ voyageId: voyage.voyageId }}>
            {t(m.contact_link)}
          </Link>
        )}
        {'boarding.list' in me.deeds && (
          <Link to="/voyages/$voyageId/boarding" params={{ voyageId: voyage.voyageId }}>
            {t(m.boarding)}
          </Link>
        )}
        <Link to="/voyages/import" search={{ voyageId: voyage.voyageId }}>
          {t(m.list_import)}
        </Link>
      </p>
    </div>
  )
}

function Clock({ people: { clock } }: { readonly people: VoyagePeopleAnswer }) {
  const t = useSay()
  return (
    <p className="quiet">
      {t(m.lists_owner, { owner: clock.owner })}
      {clock.dueAt && (
        <>
          {', '}
          {t(m.due)}: <Due at={clock.dueAt} />
        </>
      )}
    </p>
  )
}

function Rating({ page: { voyage } }: { readonly page: VoyageAnswer }) {
  const t = useSay()
  const { rating, plan } = voyage
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.voyage_level)} <Level rating={rating} />
      </Title>
      {rating.reasons.length > 0 && (
        <ul>
          {rating.reasons.map(({ of, words }) => (
            <li key={of}>{words}</li>
          ))}
        </ul>
      )}
      <Title order={3}>{t(m.voyage_plan)}</Title>
      <dl className="facts">
        <dt>{t(m.plan_stand)}</dt>
        <dd>{plan.stand}</dd>
        <dt>{t(m.plan_team)}</dt>
        <dd>{plan.boardingTeam}</dd>
        <dt>{t(m.plan_lanes)}</dt>
        <dd>
          {t(m.lane_fast)} {plan.lanes.fast} · {t(m.lane_escorted)} {plan.lanes.escorted} · {t(m.lane_health)}{' '}
          {plan.lanes.health}
        </dd>
      </dl>
    </section>
  )
}

function Pratique({ page }: { readonly page: VoyageAnswer }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const { pratique, voyageId } = page.voyage
  return (
    <section className="panel">
      <Title order={2}>{t(m.voyage_pratique)}</Title>
      <p>
        <strong>{t(pratiqueNames[pratique.answer])}</strong>
      </p>
      {pratique.reasons.length > 0 && (
        <ul>
          {pratique.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {'pratique.answer' in me.deeds && (
        <PratiqueForm voyageId={voyageId} designator={page.voyage.designator} />
      )}
    </section>
  )
}
