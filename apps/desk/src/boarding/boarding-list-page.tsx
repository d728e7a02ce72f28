// The list of a voyage with the answer each passenger has now, to print for a counter without a network.
import { Button, Group, Stack, Title } from '@mantine/core'
import type { BoardingListAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { boardingListQuery, instanceQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'

const route = getRouteApi('/frame/voyages/$voyageId/boarding')
const answers = { ok: m.boarding_ok, ask: m.boarding_ask, 'not-ok': m.boarding_not_ok } as const

export function BoardingListPage() {
  const t = useSay()
  const { voyageId } = route.useParams()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery(boardingListQuery(voyageId))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={12} />
  const at = (instant: string) => sayInstant(t, instant, instance.zone)
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{t(m.boarding_of, { flight: data.designator })}</Title>
        <Group className="no-print">
          <Link to="/voyages/$voyageId" params={{ voyageId }}>
            <bdi>{data.designator}</bdi>
          </Link>
          <Button disabled={data.people.length === 0} onClick={() => print()}>
            {t(m.boarding_print)}
          </Button>
        </Group>
      </Group>
      <p className="measure-text">
        {t(m.boarding_lead, { at: at(data.asOf) })}{' '}
        {data.doorsCloseAt && t(m.boarding_doors, { at: at(data.doorsCloseAt) })}
      </p>
      <p className="measure-text">{data.ask}</p>
      {data.people.length === 0 ? (
        <p className="measure-text">{t(m.boarding_empty)}</p>
      ) : (
        <PeopleTable people={data.people} />
      )}
    </Stack>
  )
}

function PeopleTable({ people }: Pick<BoardingListAnswer, 'people'>) {
  const t = useSay()
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.boarding)}</caption>
        <thead>
          <tr>
            {[m.seat, m.name, m.by_document, m.boarding, m.boarding_sign].map((title) => (
              <th key={t(title)} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ personId, seat, name, documentNumber, answer }) => (
            <tr key={personId}>
              <td dir="ltr">{seat}</td>
              <td>
                <bdi>{name}</bdi>
              </td>
              <td dir="ltr">{documentNumber}</td>
              <td>
                <strong>{t(answers[answer])}</strong>
              </td>
              <td>☐</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
