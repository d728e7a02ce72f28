// Where it grows: the places of a list with the most new cases in 14 days, as bars with their figures. The table of the
// whole list stands behind it.
import type { RiskDeskEntry } from '@pratique/api-contract'
import { type ReactNode, useCallback } from 'react'
import { Figure, Picture, type Plot, type PlotOptions } from '../frame/picture.tsx'
import { m, sayDay, useSay } from '../say.tsx'

interface ListFigureProps {
  readonly entries: readonly RiskDeskEntry[]
  readonly derivedOn: string | null
  readonly source: string
  readonly table: ReactNode
}

const shown = 12

export function ListFigure({ entries, derivedOn, source, table }: ListFigureProps) {
  const t = useSay()
  const bars = entries
    .flatMap(({ name, figures: { newIn14Days, cumulative } }) => {
      const count = newIn14Days ?? cumulative ?? null
      return count === null ? [] : [{ name, count }]
    })
    .toSorted((a, b) => b.count - a.count)
  const key = JSON.stringify(bars.slice(0, shown))
  const draw = useCallback(
    ({ axisY, barX, text, ruleX }: Plot): PlotOptions => {
      const rows = JSON.parse(key) as typeof bars
      return {
        width: 560,
        height: 16 + rows.length * 24,
        marginLeft: 150,
        marginRight: 70,
        x: { axis: null },
        y: { domain: rows.map(({ name }) => name) },
        marks: [
          axisY({ label: null, tickSize: 0, lineWidth: 10, textOverflow: 'ellipsis' }),
          barX(rows, { x: 'count', y: 'name', fill: 'var(--accent)' }),
          text(rows, {
            x: 'count',
            y: 'name',
            text: ({ count }: (typeof rows)[number]) => count.toLocaleString(t.locale),
            textAnchor: 'start',
            dx: 4,
          }),
          ruleX([0]),
        ],
      }
    },
    [key, t],
  )
  const [first] = bars
  if (first === undefined || bars.length < 2) return table
  const title = t(m.risk_most_new, { place: first.name, count: first.count.toLocaleString(t.locale) })
  const asOf = derivedOn === null ? t(m.risk_decided) : t(m.risk_derived, { day: sayDay(t, derivedOn) })
  const of = t(m.risk_shown_of, { shown: Math.min(shown, bars.length), count: entries.length })
  return (
    <Figure title={title} about={`${t(m.risk_new_14_unit)} ${of} ${asOf} ${source}`} table={table}>
      <Picture draw={draw} label={title} />
    </Figure>
  )
}
