// Whom a draft touches, as bars: one figure a question, the most first. `most` gives two figures side by side one scale.
import type { ReplayGroup } from '@pratique/api-contract'
import { useCallback } from 'react'
import { Figure, Picture, type Plot, type PlotOptions } from '../frame/picture.tsx'
import { m, useSay } from '../say.tsx'

const shown = 8

interface BarProps {
  readonly title: string
  readonly about: string
  readonly groups: readonly ReplayGroup[]
  readonly name?: (key: string) => string
  readonly most?: number | undefined
}

export function BarFigure({ title, about, groups, name = (key) => key, most }: BarProps) {
  const t = useSay()
  const draw = useCallback(
    ({ axisX, axisY, barX, text, ruleX }: Plot): PlotOptions => {
      const rows = groups.slice(0, shown).map((one) => ({ ...one, label: name(one.key) }))
      const number = (value: number) => value.toLocaleString(t.locale)
      return {
        width: 420,
        height: 34 + rows.length * 26,
        marginLeft: 150,
        marginRight: 60,
        x: { domain: [0, most ?? Math.max(1, ...rows.map(({ changed }) => changed))] },
        y: { domain: rows.map(({ label }) => label) },
        marks: [
          axisX({ ticks: 3, label: null, tickFormat: number }),
          axisY({ label: null, tickSize: 0, lineWidth: 10, textOverflow: 'ellipsis' }),
          barX(rows, { x: 'changed', y: 'label', fill: 'var(--accent)' }),
          text(rows, {
            x: 'changed',
            y: 'label',
            text: ({ changed }: ReplayGroup) => number(changed),
            textAnchor: 'start',
            dx: 4,
          }),
          ruleX([0]),
        ],
      }
    },
    [groups, name, most, t],
  )
  if (groups.length === 0) return null
  return (
    <Figure title={title} about={about} table={<GroupTable title={title} groups={groups} name={name} />}>
      <Picture draw={draw} label={title} />
    </Figure>
  )
}

type TableProps = Pick<BarProps, 'title' | 'groups'> & { readonly name: (key: string) => string }

function GroupTable({ title, groups, name }: TableProps) {
  const t = useSay()
  return (
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
            <th scope="row">{name(key)}</th>
            <td className="number">{people.toLocaleString(t.locale)}</td>
            <td className="number">{stricter.toLocaleString(t.locale)}</td>
            <td className="number">{milder.toLocaleString(t.locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
