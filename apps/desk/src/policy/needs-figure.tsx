// Beds by day, with the rules as they are and with the draft; tests and vehicles stand in the table behind it.
import type { ReplayDay } from '@pratique/api-contract'
import { useCallback } from 'react'
import { Figure, Picture, type Plot, type PlotOptions } from '../frame/picture.tsx'
import { m, type Say, useSay } from '../say.tsx'

interface NeedsProps {
  readonly title: string
  readonly about: string
  readonly days: readonly ReplayDay[]
}

interface Point {
  readonly on: Date
  readonly beds: number
  readonly when: string
}

/** Where the two lines are furthest apart their names can be read; where they are one, one name is enough. */
function namesOf(t: Say, days: readonly ReplayDay[]): readonly Point[] {
  const apart = (day: ReplayDay) => Math.abs(day.bedsAfter - day.bedsBefore)
  const height = (day: ReplayDay) => Math.max(day.bedsBefore, day.bedsAfter)
  const furthest = days.reduce((most, day) => (apart(day) > apart(most) ? day : most))
  const highest = days.reduce((most, day) => (height(day) > height(most) ? day : most))
  const widest = apart(furthest) === 0 ? highest : furthest
  const on = new Date(widest.on)
  const after = { on, beds: widest.bedsAfter, when: t(m.policy_after) }
  if (apart(widest) === 0) return [{ ...after, when: `${t(m.policy_before)} = ${t(m.policy_after)}` }]
  return [{ on, beds: widest.bedsBefore, when: t(m.policy_before) }, after]
}

export function NeedsFigure({ title, about, days }: NeedsProps) {
  const t = useSay()
  const draw = useCallback(
    ({ axisX, axisY, lineY, dot, text, ruleY, gridY }: Plot): PlotOptions => {
      const day = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
      const names = namesOf(t, days)
      const line = { x: ({ on }: ReplayDay) => new Date(on), stroke: 'var(--accent)', strokeWidth: 2 }
      return {
        width: 640,
        height: 260,
        marginLeft: 64,
        marginRight: 70,
        marginTop: 24,
        x: { type: 'utc' },
        y: { zero: true },
        marks: [
          gridY(),
          axisX({ ticks: 6, label: null, tickFormat: (on: Date) => day.format(on) }),
          axisY({ ticks: 5, label: null, tickFormat: (beds: number) => beds.toLocaleString(t.locale) }),
          ruleY([0]),
          lineY(days, { ...line, y: 'bedsBefore', strokeDasharray: '5 4' }),
          lineY(days, { ...line, y: 'bedsAfter' }),
          dot(names, { x: 'on', y: 'beds', fill: 'var(--accent)' }),
          text(names, { x: 'on', y: 'beds', text: 'when', textAnchor: 'start', dx: 8, dy: -8 }),
        ],
      }
    },
    [days, t],
  )
  if (days.length === 0) return null
  return (
    <Figure title={title} about={about} table={<NeedsTable days={days} title={title} />}>
      <Picture draw={draw} label={title} />
    </Figure>
  )
}

function NeedsTable({ days, title }: Pick<NeedsProps, 'days' | 'title'>) {
  const t = useSay()
  const columns = [m.policy_beds, m.policy_tests, m.policy_vehicles].flatMap((what) =>
    [m.policy_before, m.policy_after].map((when) => `${t(what)}, ${t(when)}`),
  )
  return (
    <table className="list">
      <caption hidden>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t(m.policy_day)}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.on}>
            <th scope="row" className="nowrap">
              {day.on}
            </th>
            {[
              day.bedsBefore,
              day.bedsAfter,
              day.testsBefore,
              day.testsAfter,
              day.vehiclesBefore,
              day.vehiclesAfter,
            ].map((figure, i) => (
              <td key={columns[i]} className="number">
                {figure.toLocaleString(t.locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
