// Places of a list: level, the curve of four weeks, figures, why, and by when it must be looked at again.
import type { RiskDeskEntry } from '@pratique/api-contract'
import { m, sayDay, useSay } from '../say.tsx'
import { Curve } from './curve.tsx'

interface Level {
  readonly id: string
  readonly name: string
}

export function EntriesTable({
  entries,
  levels,
  title,
}: {
  readonly entries: readonly RiskDeskEntry[]
  readonly levels: readonly Level[]
  readonly title: string
}) {
  const t = useSay()
  if (entries.length === 0) return <p className="quiet">{t(m.risk_empty_list)}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={title}>
      <table className="list">
        <caption hidden>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t(m.risk_place)}</th>
            <th scope="col">{t(m.risk_level)}</th>
            <th scope="col">{t(m.risk_curve)}</th>
            <th scope="col" className="number">
              {t(m.risk_cumulative)}
            </th>
            <th scope="col" className="number">
              {t(m.risk_new_14)}
            </th>
            <th scope="col" className="number">
              {t(m.risk_new_14_per)}
            </th>
            <th scope="col">{t(m.risk_why)}</th>
            <th scope="col">{t(m.risk_review)}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.place} entry={entry} levels={levels} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ entry, levels }: { readonly entry: RiskDeskEntry; readonly levels: readonly Level[] }) {
  const t = useSay()
  const { figures, name, place, clause, reason, counts } = entry
  const number = (figure: number | null | undefined) =>
    figure === null || figure === undefined ? '–' : new Intl.NumberFormat(t.locale).format(figure)
  return (
    <tr>
      <th scope="row">
        {name} <code className="quiet">{place}</code>
      </th>
      <td>{levels.find(({ id }) => id === entry.level)?.name ?? entry.level}</td>
      <td>{counts && <Curve counts={counts} />}</td>
      <td className="number">{number(figures.cumulative)}</td>
      <td className="number">{number(figures.newIn14Days)}</td>
      <td className="number">{number(figures.newIn14DaysPer100000)}</td>
      <td style={{ minInlineSize: '16rem' }}>
        {clause}
        {reason !== null && <bdi>{reason}</bdi>}
      </td>
      <td>
        {sayDay(t, entry.reviewBy)}
        {entry.overdue && <strong> {t(m.risk_overdue)}</strong>}
      </td>
    </tr>
  )
}
