// Specimens without a result, the longest waiting first.
import { Title } from '@mantine/core'
import type { OrdersAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { instanceQuery, ordersQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { custodyName } from './lab-words.ts'

export function Orders() {
  const t = useSay()
  const { data, error, refetch } = useQuery(ordersQuery())
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.lab_orders)} {data && `(${data.orders.length})`}
      </Title>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting rows={3} />}
      {data && data.turnaroundMedianMinutes !== null && (
        <p className="quiet">{t(m.lab_turnaround, { minutes: data.turnaroundMedianMinutes })}</p>
      )}
      {data?.orders.length === 0 && <p className="quiet">{t(m.lab_orders_empty)}</p>}
      {data && data.orders.length > 0 && <OrdersTable orders={data.orders} />}
    </section>
  )
}

export function OrdersTable({ orders }: Pick<OrdersAnswer, 'orders'>) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.lab_orders)}</caption>
        <thead>
          <tr>
            {[m.due, m.lab_specimen, m.lab_person, m.lab_taken_at, m.lab_where].map((title) => (
              <th key={t(title)} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.orderId} className={order.overdue ? 'late' : undefined}>
              <td>
                <Due at={order.dueAt} />
              </td>
              <td className="mono nowrap">
                <bdi>{order.number}</bdi>
              </td>
              <td>
                <Link to="/holders/$holderId" params={{ holderId: order.holderId }}>
                  {t(m.lab_person)}
                </Link>
              </td>
              <td className="nowrap">{sayInstant(t, order.takenAt, instance.zone)}</td>
              <td>{custodyName(t, order.state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
