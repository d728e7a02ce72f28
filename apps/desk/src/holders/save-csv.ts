// The rows of a list as a file (RFC 4180). A cell that a spreadsheet would run as a formula is kept from it.
import type { HolderRow } from '@pratique/api-contract'

const columns = [
  'holderId',
  'colour',
  'label',
  'arrivalAt',
  'flight',
  'seat',
  'port',
  'jurisdiction',
  'stage',
] as const

const cell = (value: string | null): string => {
  const text = value ?? ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvOf = (holders: readonly HolderRow[]): string =>
  [columns.join(','), ...holders.map((row) => columns.map((column) => cell(row[column])).join(','))].join(
    '\r\n',
  )

export function saveCsv(holders: readonly HolderRow[]): void {
  const address = URL.createObjectURL(new Blob([csvOf(holders)], { type: 'text/csv' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: 'pratique.csv' })
  link.click()
  URL.revokeObjectURL(address)
}
