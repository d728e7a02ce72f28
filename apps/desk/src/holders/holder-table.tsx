// Holders in a dense table: arrow keys move, Enter opens.
import type { HolderRow } from '@pratique/api-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { State } from '../frame/state.tsx'
import { m, type Say, sayInstant, useSay } from '../say.tsx'
import { moveByArrows } from './move-by-arrows.ts'

interface HolderTableProps<Row extends HolderRow> {
  readonly holders: readonly Row[]
  readonly zone: string
  /** A column of its own before the others. */
  readonly first?: { readonly title: string; readonly cell: (row: Row) => ReactNode } | undefined
}

export function HolderTable<Row extends HolderRow>({ holders, zone, first }: HolderTableProps<Row>) {
  const t = useSay()
  const titles = [
    t(m.state),
    ...(first ? [first.title] : []),
    t(m.arrival),
    t(m.flight),
    t(m.seat),
    t(m.port),
    t(m.district),
    t(m.standing),
  ]
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.holders)}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveByArrows}>
          {holders.map((row) => (
            <tr key={row.holderId}>
              <td>
                <Link
                  to="/holders/$holderId"
                  params={{ holderId: row.holderId }}
                  aria-label={`${t(m.open_person)}: ${row.label}, ${row.flight ?? ''} ${row.seat ?? ''}`}
                >
                  <State colour={row.colour} label={row.label} />
                </Link>
              </td>
              {first && <td>{first.cell(row)}</td>}
              <td className="nowrap">{row.arrivalAt && sayInstant(t, row.arrivalAt, zone)}</td>
              <td dir="ltr" className="nowrap">
                {row.flight}
              </td>
              <td dir="ltr">{row.seat}</td>
              <td>{row.port}</td>
              <td>{row.jurisdictionName}</td>
              <td className="nowrap">{standing(t, row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const stages: Readonly<Record<string, typeof m.stage_declared>> = {
  declared: m.stage_declared,
  landed: m.stage_landed,
  screened: m.stage_screened,
}

function standing(t: Say, { stage, amendmentWaits }: HolderRow): ReactNode {
  const named = stages[stage ?? '']
  return (
    <>
      {named && t(named)}
      {amendmentWaits && <span className="alert"> {t(m.change_waits)}</span>}
    </>
  )
}
