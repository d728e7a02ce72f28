// The cabin as rows of seats: from a layout of the type where there is one, else from the seats that were seen. Pure.
export interface Seat {
  readonly row: number
  readonly letter: string
}

export interface Layout {
  /** ICAO type designators. */
  readonly types: readonly string[]
  readonly firstRow: number
  readonly lastRow: number
  /** Row numbers that the cabin skips. */
  readonly without: readonly number[]
  /** Letters by block, aisle between: `["ABC", "DEF"]`. */
  readonly blocks: readonly string[]
}

export interface Cabin {
  readonly rows: readonly number[]
  readonly blocks: readonly string[]
  readonly from: 'layout' | 'seen'
}

export function readSeat(text: string | null): Seat | null {
  const [, row, letter] = /^0*([1-9]\d{0,2})([A-Z])$/.exec((text ?? '').trim().toUpperCase()) ?? []
  return row === undefined || letter === undefined ? null : { row: Number(row), letter }
}

export const seatText = ({ row, letter }: Seat): string => `${row}${letter}`

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

/** A layout that does not hold every seat that was seen is another aeroplane's: then only what was seen counts. */
export function cabinOf(seen: readonly Seat[], layout: Layout | null): Cabin {
  const fits =
    layout !== null &&
    seen.every(
      ({ row, letter }) =>
        row >= layout.firstRow &&
        row <= layout.lastRow &&
        !layout.without.includes(row) &&
        layout.blocks.some((block) => block.includes(letter)),
    )
  if (layout !== null && fits) {
    const rows = range(layout.firstRow, layout.lastRow).filter((row) => !layout.without.includes(row))
    return { rows, blocks: layout.blocks, from: 'layout' }
  }
  const letters = [...new Set(seen.map(({ letter }) => letter))].sort().join('')
  const numbers = seen.map(({ row }) => row)
  // Rows between those seen may be empty; they keep their distance all the same.
  const rows = numbers.length === 0 ? [] : range(Math.min(...numbers), Math.max(...numbers))
  return { rows, blocks: letters === '' ? [] : [letters], from: 'seen' }
}

export interface Zone {
  readonly rows: number
  /** To each side; null: the whole row. */
  readonly seats: number | null
}

/** Whether a seat lies in the zone around another; rows are counted as the cabin has them, skipped numbers aside. */
export function isInZone({ rows, blocks }: Cabin, around: Seat, seat: Seat, zone: Zone): boolean {
  const place = (row: number) => rows.indexOf(row)
  const [a, b] = [place(around.row), place(seat.row)]
  const apart = a < 0 || b < 0 ? Math.abs(around.row - seat.row) : Math.abs(a - b)
  if (apart > zone.rows) return false
  if (zone.seats === null) return true
  const letters = blocks.join('')
  const across = Math.abs(letters.indexOf(around.letter) - letters.indexOf(seat.letter))
  return across <= zone.seats
}
