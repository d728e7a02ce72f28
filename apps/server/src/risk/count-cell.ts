// Reads one cell of a feed. Sources write "ND", "1,234", "-1" or nothing where a count should be.
import type { Count } from './feed.ts'

export type CellFault = 'unreadable-count' | 'negative-count'

export function readCount(cell: string): { readonly count: Count; readonly fault?: CellFault } {
  const text = cell.trim()
  if (/^\d{1,12}(\.0+)?$/.test(text)) return { count: Number(text) }
  if (/^-\d+(\.0+)?$/.test(text)) return { count: null, fault: 'negative-count' }
  return { count: null, fault: 'unreadable-count' }
}
