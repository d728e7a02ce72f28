// The cabin as a picture: the case, the zone, who sits where, without a name. Shapes and letters go with every colour.
import { type Cabin, readSeat, seatText } from './cabin.ts'

export interface SeatMark {
  readonly seat: string
  readonly mark: 'case' | 'contact' | 'taken'
}

const size = 22
const gap = 4
const aisle = 16

const look = {
  case: { fill: '#8f1d1d', text: '#fff', sign: '✚' },
  contact: { fill: '#f6c343', text: '#3d2c00', sign: '●' },
  taken: { fill: '#d5dde5', text: '#30404f', sign: '' },
} as const

/** SVG; `name` says what it is to someone who does not see it. */
export function seatMap(cabin: Cabin, marks: readonly SeatMark[], name: string): string {
  const byPlace = new Map(marks.map((mark) => [mark.seat, mark]))
  const lefts = letterPlaces(cabin.blocks)
  const width = 34 + (Math.max(0, ...lefts.values()) + size) + 2
  const height = 24 + cabin.rows.length * (size + gap)
  const heads = [...lefts].map(([letter, x]) => text(34 + x + size / 2, 14, letter))
  const rows = cabin.rows.map((row, at) => {
    const y = 24 + at * (size + gap)
    const cells = [...lefts].map(([letter, x]) => seatCell(34 + x, y, byPlace.get(seatText({ row, letter }))))
    return `${text(14, y + 15, String(row))}${cells.join('')}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(name)}" font-family="sans-serif" font-size="11">${heads.join('')}${rows.join('')}</svg>`
}

function letterPlaces(blocks: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  let x = 0
  for (const block of blocks) {
    for (const letter of block) {
      places.set(letter, x)
      x += size + gap
    }
    x += aisle
  }
  return places
}

function seatCell(x: number, y: number, found: SeatMark | undefined): string {
  if (found === undefined)
    return `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="4" fill="none" stroke="#b9c4cf"/>`
  const { fill, text: ink, sign } = look[found.mark]
  return `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="4" fill="${fill}"><title>${escaped(found.seat)}</title></rect>${sign === '' ? '' : text(x + size / 2, y + 15, sign, ink)}`
}

const text = (x: number, y: number, words: string, fill = '#30404f'): string =>
  `<text x="${x}" y="${y}" text-anchor="middle" fill="${fill}">${escaped(words)}</text>`

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Marks of everyone aboard who has a seat; the case stands out, then contacts. */
export function marksOf(
  people: readonly { readonly subjectId: string; readonly seat: string | null }[],
  cases: ReadonlySet<string>,
  contacts: ReadonlySet<string>,
): readonly SeatMark[] {
  return people.flatMap(({ subjectId, seat }) => {
    const read = readSeat(seat)
    if (read === null) return []
    const mark = cases.has(subjectId) ? 'case' : contacts.has(subjectId) ? 'contact' : 'taken'
    return [{ seat: seatText(read), mark }]
  })
}
