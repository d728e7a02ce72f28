// A map of areas at home, schematic: one tile a city where it lies to its neighbours, with its level as colour, shape and
// word, and a square for each county, which has its city's level where there is no series of its own.
import { z } from 'zod'
import { type Html, html } from '../site/html.ts'

export const areaMapSchema = z.strictObject({
  /** The list whose levels are drawn. */
  list: z.string(),
  tiles: z.array(z.strictObject({ place: z.string(), column: z.int().min(0), row: z.int().min(0) })).min(1),
})
export type AreaMap = z.infer<typeof areaMapSchema>

/** 0 is not listed; 1 the mildest listed level. */
const looks = [
  { fill: '#1B7A4B', ink: '#fff', shape: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z' },
  { fill: '#2C5F9E', ink: '#fff', shape: 'M-6 -6h12v12h-12z' },
  { fill: '#F4C20D', ink: '#17212B', shape: 'M0 -7L8 6H-8z' },
  { fill: '#C2410C', ink: '#fff', shape: 'M0 -8L8 0L0 8L-8 0z' },
  { fill: '#A8201A', ink: '#fff', shape: 'M-3 -8H3L8 -3V3L3 8H-3L-8 3V-3z' },
] as const

export interface MapTile {
  readonly place: string
  readonly name: string
  /** In words. */
  readonly level: string
  /** 0 for a place that is not listed, higher is stricter. */
  readonly rank: number
  readonly column: number
  readonly row: number
  /** How many counties. */
  readonly counties: number
}

const [side, gap] = [132, 8]

/** `label` says what the picture shows, for who does not see it; the table behind says the rest. */
export function areaMapView(tiles: readonly MapTile[], label: string): Html {
  const width = (Math.max(...tiles.map(({ column }) => column)) + 1) * (side + gap) - gap
  const height = (Math.max(...tiles.map(({ row }) => row)) + 1) * (side + gap) - gap
  return html`<svg class="area-map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" style="max-inline-size: 100%; block-size: auto">
${tiles.map(tileView)}</svg>`
}

function tileView({ name, level, rank, column, row, counties }: MapTile): Html {
  const look = looks[Math.min(rank, looks.length - 1)] ?? looks[0]
  const [x, y, middle] = [column * (side + gap), row * (side + gap), side / 2]
  return html`<g transform="translate(${x} ${y})"><title>${name}: ${level}</title>
<rect width="${side}" height="${side}" rx="6" fill="${look.fill}" stroke="#17212B"/>
<path d="${look.shape}" transform="translate(${middle} 22)" fill="${look.ink}"/>
<g fill="${look.ink}" text-anchor="middle" font-size="17"><text x="${middle}" y="54" font-weight="700">${name}</text><text x="${middle}" y="76" font-size="16">${colourWord(level)}</text></g>
${Array.from({ length: counties }, (_, i) => countyView(i, look.ink))}</g>`
}

/** "Orange: fairly high risk" is too long for a tile; the table and the title say the rest. */
const colourWord = (level: string): string => (level.split(/[:：]/)[0] ?? level).trim()

const [square, step, inRow] = [10, 14, 8]

const countyView = (i: number, ink: string): Html =>
  html`<rect x="${12 + (i % inRow) * step}" y="${90 + Math.floor(i / inRow) * step}" width="${square}" height="${square}" fill="none" stroke="${ink}"/>`
