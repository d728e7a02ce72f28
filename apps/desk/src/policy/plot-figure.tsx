// Pictures by Observable Plot: the finding as a title, direct labels, and the table behind.

import { axisX, barX, dot, lineY, plot, ruleX, text } from '@observablehq/plot'
import type { ReplayDay, ReplayGroup } from '@pratique/api-contract'
import { useEffect, useRef } from 'react'
import { m, useSay } from '../say.tsx'

type Options = Parameters<typeof plot>[0]

function Picture({ options, label }: { readonly options: Options; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawn = plot({
      ...options,
      style: { background: 'transparent', fontSize: '13px', overflow: 'visible' },
    })
    drawn.setAttribute('aria-hidden', 'true')
    place.current?.replaceChildren(drawn)
    return () => drawn.remove()
  }, [options])
  // The drawing runs from left to right in every language, as numbers do.
  return <div ref={place} dir="ltr" role="img" aria-label={label} />
}

const shown = 8

export function BarFigure({
  title,
  groups,
}: {
  readonly title: string
  readonly groups: readonly ReplayGroup[]
}) {
  const t = useSay()
  const rows = groups.slice(0, shown)
  if (rows.length === 0) return null
  const options: Options = {
    width: 420,
    height: 40 + rows.length * 24,
    marginLeft: 130,
    marginRight: 50,
    x: { label: t(m.policy_people), grid: true },
    y: { label: null, domain: rows.map(({ key }) => key) },
    marks: [
      axisX({ ticks: 4, label: t(m.policy_people) }),
      barX(rows, { x: 'changed', y: 'key', fill: 'var(--accent)' }),
      text(rows, { x: 'changed', y: 'key', text: 'changed', textAnchor: 'start', dx: 4 }),
      ruleX([0]),
    ],
  }
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <Picture options={options} label={title} />
      <details>
        <summary>{t(m.policy_table)}</summary>
        <table className="list">
          <caption hidden>{title}</caption>
          <thead>
            <tr>
              {[m.policy_group, m.policy_people, m.policy_stricter, m.policy_milder].map((column, i) => (
                <th key={t(column)} scope="col" className={i === 0 ? '' : 'number'}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, people, stricter, milder }) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td className="number">{people.toLocaleString(t.locale)}</td>
                <td className="number">{stricter.toLocaleString(t.locale)}</td>
                <td className="number">{milder.toLocaleString(t.locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

export function LineFigure({ title, days }: { readonly title: string; readonly days: readonly ReplayDay[] }) {
  const t = useSay()
  if (days.length === 0) return null
  const [before, after] = [t(m.policy_before), t(m.policy_after)]
  const points = days.flatMap(({ on, bedsBefore, bedsAfter }) => [
    { on: new Date(on), beds: bedsBefore, when: before },
    { on: new Date(on), beds: bedsAfter, when: after },
  ])
  const last = points.slice(-2)
  const options: Options = {
    width: 640,
    height: 260,
    marginLeft: 60,
    marginRight: 60,
    x: { type: 'utc', label: null },
    y: { label: t(m.policy_beds), grid: true, zero: true },
    marks: [
      lineY(points, {
        x: 'on',
        y: 'beds',
        z: 'when',
        stroke: 'var(--accent)',
        strokeWidth: 2,
        strokeOpacity: (point: { when: string }) => (point.when === before ? 0.45 : 1),
      }),
      dot(last, { x: 'on', y: 'beds', fill: 'var(--accent)' }),
      text(last, { x: 'on', y: 'beds', text: 'when', textAnchor: 'start', dx: 6 }),
    ],
  }
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <Picture options={options} label={title} />
      <details>
        <summary>{t(m.policy_table)}</summary>
        <div className="scroll">
          <NeedsTable days={days} title={title} />
        </div>
      </details>
    </figure>
  )
}

function NeedsTable({ days, title }: { readonly days: readonly ReplayDay[]; readonly title: string }) {
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
