// Passengers whom an operator asked about and who are still undecided shortly before departure.
import { Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { boardingAlarmsQuery, instanceQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'

export function BoardingAlarms() {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery(boardingAlarmsQuery())
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={2} />
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.boarding_alarms)} ({data.alarms.length})
      </Title>
      {data.alarms.length === 0 && <p className="quiet">{t(m.overdue_none)}</p>}
      <ul className="steps">
        {data.alarms.map((alarm) => (
          <li key={alarm.checkId}>
            <Link to="/voyages/$voyageId/boarding" params={{ voyageId: alarm.voyageId }}>
              <bdi>{alarm.designator}</bdi>
            </Link>{' '}
            {t(m.boarding_alarm_departs, { at: sayInstant(t, alarm.departsAt, instance.zone) })}{' '}
            {alarm.holderId === null ? (
              <span className="quiet">{t(m.port_undeclared)}</span>
            ) : (
              <Link to="/holders/$holderId" params={{ holderId: alarm.holderId }}>
                {t(m.person)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
