// The hall: how many wait in each lane, how long, and how many desks the next flights need.
import { Stack, Title } from '@mantine/core'
import { HallAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask } from '../api/client.ts'
import { instanceQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, type Say, sayTime, useSay } from '../say.tsx'
import { laneNames } from './lane-sign.tsx'

const everyMs = 15_000
const lanes = ['fast', 'escorted', 'health'] as const

const sayWait = (t: Say, seconds: number | null): string =>
  seconds === null
    ? '–'
    : new Intl.NumberFormat(t.locale, { style: 'unit', unit: 'minute', maximumFractionDigits: 1 }).format(
        seconds / 60,
      )

export function HallPage() {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', t.language, 'hall'],
    queryFn: () => ask(HallAnswer, 'port/hall'),
    refetchInterval: everyMs,
  })
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <Stack gap="lg">
      <Title order={1}>{t(m.hall)}</Title>
      <p className="quiet">{t(m.hall_as_of, { time: sayTime(t, data.at, instance.zone) })}</p>
      <div className="lanes">
        {data.lanes.map((lane) => (
          <section key={lane.lane} className={`panel hall ${lane.lane}`}>
            <Title order={2}>{t(laneNames[lane.lane])}</Title>
            <p className="big">{lane.waiting}</p>
            <p className="quiet">{t(m.hall_waiting)}</p>
            <dl className="facts">
              <dt>{t(m.hall_median)}</dt>
              <dd>{sayWait(t, lane.waitMedianSeconds)}</dd>
              <dt>{t(m.hall_ninety)}</dt>
              <dd>{sayWait(t, lane.waitNinetySeconds)}</dd>
              <dt>{t(m.hall_hour)}</dt>
              <dd>{lane.lastHour}</dd>
            </dl>
          </section>
        ))}
      </div>
      <p>
        {t(m.hall_medical)}: <strong>{data.awaitingMedical}</strong>
      </p>
      <Next next={data.next} zone={instance.zone} />
    </Stack>
  )
}

function Next({ next, zone }: { readonly next: HallAnswer['next']; readonly zone: string }) {
  const t = useSay()
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.hall_next)}
      </Title>
      {next.length === 0 && <p className="quiet">{t(m.voyages_empty)}</p>}
      {next.length > 0 && (
        <div className="scroll">
          <table className="list">
            <caption hidden>{t(m.hall_next)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(m.arrival)}</th>
                <th scope="col">{t(m.flight)}</th>
                {lanes.map((lane) => (
                  <th key={lane} scope="col" className="number">
                    {t(laneNames[lane])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {next.map(({ voyageId, designator, arrivesAt, expected, desks }) => (
                <tr key={voyageId}>
                  <td>{sayTime(t, arrivesAt, zone)}</td>
                  <td>
                    <Link to="/port/$voyageId" params={{ voyageId }} dir="ltr">
                      {designator}
                    </Link>
                  </td>
                  {lanes.map((lane) => (
                    <td key={lane} className="number">
                      {t(m.hall_people_desks, { people: expected[lane], desks: desks[lane] })}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
