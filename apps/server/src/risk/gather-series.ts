// Gathers the cells of a feed into one series a place, and notes cells, days and places that are not as they
// should be. Two rows of one place (a source in the middle of renaming it) become one with the higher count.
import { addDays, isPlainDate, type PlainDate } from '../place/plain-date.ts'
import type { CellFault } from './count-cell.ts'
import type { Count, Feed, Series } from './feed.ts'
import type { FeedDescription } from './feed-description.ts'
import type { Finding } from './finding.ts'

export interface Cell {
  readonly name: string
  readonly code?: string | undefined
  readonly population?: string | undefined
  readonly on: PlainDate
  readonly text: string
  readonly count: Count
  readonly fault?: CellFault
}

interface Gathered {
  readonly feed: Feed
  readonly findings: readonly Finding[]
}

export function gatherSeries(cells: readonly Cell[], description: FeedDescription): Gathered {
  const { id, leaveOut } = description
  const wanted = cells.filter((cell) => !Object.hasOwn(leaveOut, cell.name))
  const days = [...new Set(wanted.map((cell) => cell.on))].filter(isPlainDate).sort()
  const byPlace = Map.groupBy(wanted, (cell) => placeOf(cell, description) ?? '')
  const unknown = [...new Set((byPlace.get('') ?? []).map((cell) => cell.name))]
  byPlace.delete('')
  return {
    feed: {
      id,
      days,
      ...(description.carryDays > 0 && { carryDays: description.carryDays }),
      series: [...byPlace].map(([place, placeCells]) => seriesOf(place, placeCells, days, description)),
    },
    findings: [
      ...unknown.map((is): Finding => ({ code: 'unknown-place', feed: id, is })),
      ...(description.carryDays > 0 ? [] : missingDays(days)).map(
        (on): Finding => ({ code: 'missing-day', feed: id, on }),
      ),
      ...[...byPlace].flatMap(([place, placeCells]) => doubledNames(id, place, placeCells)),
      ...[...byPlace].flatMap(([place, placeCells]) => cellFaults(id, place, placeCells)),
    ],
  }
}

function placeOf(cell: Cell, { places }: FeedDescription): string | undefined {
  if (cell.code !== undefined && cell.code !== '') return cell.code
  return Object.hasOwn(places, cell.name) ? places[cell.name] : undefined
}

function seriesOf(
  place: string,
  cells: readonly Cell[],
  days: readonly PlainDate[],
  { populations }: FeedDescription,
): Series {
  const highest = new Map<PlainDate, number>()
  for (const { on, count } of cells) {
    if (count !== null) highest.set(on, Math.max(count, highest.get(on) ?? 0))
  }
  const name = cells[0]?.name ?? place
  const population = Number(cells[0]?.population ?? populations[name] ?? 0)
  return {
    place,
    name,
    population: population > 0 ? population : null,
    counts: days.map((day) => highest.get(day) ?? null),
  }
}

function missingDays(days: readonly PlainDate[]): readonly PlainDate[] {
  return days.slice(1).flatMap((day, i) => daysAfter(days[i] ?? day, day))
}

function daysAfter(previous: PlainDate, next: PlainDate): readonly PlainDate[] {
  const missing: PlainDate[] = []
  for (let day = addDays(previous, 1); day < next; day = addDays(day, 1)) missing.push(day)
  return missing
}

function doubledNames(feed: string, place: string, cells: readonly Cell[]): readonly Finding[] {
  const names = [...new Set(cells.map((cell) => cell.name))]
  return names.slice(1).map((is) => ({ code: 'doubled-place', feed, place, was: names[0] ?? '', is }))
}

const cellFaults = (feed: string, place: string, cells: readonly Cell[]): readonly Finding[] =>
  cells.flatMap(({ fault, on, text }) =>
    fault === undefined ? [] : [{ code: fault, feed, place, on, is: text }],
  )
