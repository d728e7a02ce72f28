// Turns the text of a feed into series and the findings met on the way. It takes what it can read and names the
// rest: a bad cell leaves its day open, an unknown place leaves its row out.
import { type CsvTable, findCsv } from '../place/csv.ts'
import { isPlainDate, type PlainDate } from '../place/plain-date.ts'
import { readCount } from './count-cell.ts'
import type { Feed } from './feed.ts'
import type { FeedDescription, FeedShape } from './feed-description.ts'
import type { Finding } from './finding.ts'
import { type Cell, gatherSeries } from './gather-series.ts'

export interface FeedReading {
  readonly feed: Feed
  readonly findings: readonly Finding[]
}

export interface Vintage extends FeedReading {
  readonly publishedOn: PlainDate
}

type ShapeOf<Kind extends FeedShape['kind']> = Extract<FeedShape, { kind: Kind }>

export function readFeed(text: string, description: FeedDescription): FeedReading {
  const table = findCsv(text)
  if (table === undefined)
    return nothingRead(description, [{ code: 'unreadable-file', feed: description.id }])
  const findings = columnFindings(table, description)
  if (findings.some((finding) => finding.code === 'missing-column')) return nothingRead(description, findings)
  const gathered = gatherSeries(cellsOf(table, description.shape), description)
  return { feed: gathered.feed, findings: [...findings, ...gathered.findings] }
}

/** Every publication of a feed that keeps them, oldest first. */
export function readVintages(text: string, description: FeedDescription): readonly Vintage[] {
  const table = findCsv(text)
  const { shape } = description
  if (table === undefined || shape.kind !== 'vintages') return []
  const findings = columnFindings(table, description)
  const byDay = Map.groupBy(table.records, (record) => record[shape.publishedOn] ?? '')
  return [...byDay.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([publishedOn, records]) => {
      const gathered = gatherSeries(cellsOf({ columns: table.columns, records }, shape), description)
      return { publishedOn, feed: gathered.feed, findings: [...findings, ...gathered.findings] }
    })
}

const nothingRead = (description: FeedDescription, findings: readonly Finding[]): FeedReading => ({
  feed: { id: description.id, days: [], series: [] },
  findings,
})

function columnFindings(table: CsvTable, { id, shape }: FeedDescription): readonly Finding[] {
  const needed = neededColumns(shape)
  const known = new Set([...needed, ...shape.others])
  const isNew = (column: string) => !known.has(column) && !(shape.kind === 'wide' && isPlainDate(column))
  return [
    ...needed
      .filter((column) => !table.columns.includes(column))
      .map((column): Finding => ({ code: 'missing-column', feed: id, column })),
    ...table.columns.filter(isNew).map((column): Finding => ({ code: 'new-column', feed: id, column })),
  ]
}

function neededColumns(shape: FeedShape): readonly string[] {
  if (shape.kind === 'long') return [shape.on, shape.name, shape.count]
  if (shape.kind === 'vintages') return [shape.publishedOn, shape.on, shape.name, shape.count]
  return [shape.name, shape.code, shape.population].filter((column) => column !== undefined)
}

const cellsOf = (table: CsvTable, shape: FeedShape): readonly Cell[] =>
  shape.kind === 'wide' ? wideCells(table, shape) : longCells(table, shape)

function wideCells(table: CsvTable, shape: ShapeOf<'wide'>): readonly Cell[] {
  const days = table.columns.filter(isPlainDate)
  return table.records.flatMap((record) => {
    const row = {
      name: record[shape.name] ?? '',
      code: shape.code === undefined ? undefined : record[shape.code],
      population: shape.population === undefined ? undefined : record[shape.population],
    }
    return days.map((on) => ({ ...row, on, text: record[on] ?? '', ...readCount(record[on] ?? '') }))
  })
}

function longCells(table: CsvTable, shape: ShapeOf<'long' | 'vintages'>): readonly Cell[] {
  return table.records.map((record) => {
    const text = record[shape.count] ?? ''
    return { name: record[shape.name] ?? '', on: record[shape.on] ?? '', text, ...readCount(text) }
  })
}
