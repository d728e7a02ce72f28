// A list as a table for a terminal: one line a place, its figures named.
import type { PlainDate } from '../place/plain-date.ts'
import type { ListRule } from './clause.ts'
import type { RiskEntry } from './derive-risk-list.ts'
import { metrics } from './metrics.ts'

export function riskTable(entries: readonly RiskEntry[], rule: ListRule, on: PlainDate): string {
  const heading = `${rule.title.en}, derived for ${on}: ${counted(entries.length, 'place')}. Not in force until published.`
  const rows = [
    ['place', 'level', 'clause', ...metrics],
    ...entries.map(({ place, level, clause, figures }) => [
      place,
      level,
      clause,
      ...metrics.map((metric) => figures[metric]?.toString() ?? '-'),
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0, i))
      .join('  ')
      .trimEnd(),
  )
  return `${[heading, '', ...lines].join('\n')}\n`
}

/** Words to the left, numbers to the right. */
const pad = (cell: string, width: number, column: number): string =>
  column < 3 ? cell.padEnd(width) : cell.padStart(width)

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
