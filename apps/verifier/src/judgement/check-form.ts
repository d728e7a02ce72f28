// What the verifier's form says, read the same on the server and in the browser: a code, and the document that
// the person shows, typed or as its machine-readable zone, or the word that there is none.
import type { BoundDocument } from '@pratique/health-credential'
import { readMachineReadableZone } from '@pratique/travel-document'

export interface CheckFields {
  readonly code: string
  readonly number: string
  readonly dateOfBirth: string
  readonly expiresOn: string
  readonly zone: string
  readonly unseen: boolean
  /** The document is valid without end. */
  readonly endless: boolean
}

export type CheckFieldName = 'code' | 'number' | 'dateOfBirth' | 'expiresOn' | 'zone'

/** What must be mended, where; `parts` are the fields whose check digits are wrong. */
export interface CheckFault {
  readonly field: CheckFieldName
  readonly parts: readonly ('number' | 'dateOfBirth' | 'expiresOn')[]
}

export interface CheckRequest {
  readonly code: string
  /** Null: nobody showed one. */
  readonly document: BoundDocument | null
}

export type CheckReading =
  | { readonly request: CheckRequest; readonly faults: readonly [] }
  | { readonly request: null; readonly faults: readonly CheckFault[] }

const plainDay = /^\d{4}-\d{2}-\d{2}$/

/** Reads the form; `on` is the day of the check. */
export function readCheckForm(fields: CheckFields, on: string): CheckReading {
  const code = readCodeText(fields.code)
  const codeFaults: readonly CheckFault[] = code === '' ? [{ field: 'code', parts: [] }] : []
  const { document, faults } = readDocument(fields, on)
  const all = [...codeFaults, ...faults]
  return all.length === 0 ? { request: { code, document }, faults: [] } : { request: null, faults: all }
}

/**
 * A code as it was pasted: base45 knows the space as a character, so only what surrounds it and the line breaks
 * that a message put into it are taken off.
 */
export function readCodeText(text: string): string {
  return text.replace(/[\r\n\t\u200b-\u200f\ufeff]/g, '').trim()
}

/** A credential of any format; a card in several codes keeps its lines apart. */
export const readCredentialText = (text: string): string => {
  const clean = text.replace(/[\u200b-\u200f\ufeff]/g, '').trim()
  return clean.startsWith('shc:/') ? clean : readCodeText(clean)
}

interface DocumentReading {
  readonly document: BoundDocument | null
  readonly faults: readonly CheckFault[]
}

function readDocument(fields: CheckFields, on: string): DocumentReading {
  const number = fields.number.trim()
  const dateOfBirth = fields.dateOfBirth.trim()
  // A day that was typed all the same is what the document says.
  const expiresOn = fields.expiresOn.trim()
  const mayBeEmpty = fields.endless && expiresOn === ''
  if (fields.zone.trim() !== '') return readZone(fields.zone, on)
  const isEmpty = number === '' && dateOfBirth === '' && expiresOn === ''
  if (fields.unseen && isEmpty) return { document: null, faults: [] }
  const faults: readonly CheckFault[] = [
    ...(/[0-9A-Za-z]/.test(number) ? [] : [{ field: 'number', parts: [] } as const]),
    ...(isDay(dateOfBirth) ? [] : [{ field: 'dateOfBirth', parts: [] } as const]),
    ...(mayBeEmpty || isDay(expiresOn) ? [] : [{ field: 'expiresOn', parts: [] } as const]),
  ]
  return faults.length > 0
    ? { document: null, faults }
    : { document: { number, dateOfBirth, expiresOn }, faults: [] }
}

function isDay(text: string): boolean {
  if (!plainDay.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const zoneParts = { documentNumber: 'number', dateOfBirth: 'dateOfBirth', dateOfExpiry: 'expiresOn' } as const

function readZone(text: string, on: string): DocumentReading {
  const { documentNumber, dateOfBirth, dateOfExpiry, problems } = readMachineReadableZone(text, { on })
  const wrong = problems.flatMap(({ field }) =>
    Object.entries(zoneParts).flatMap(([name, part]) => (name === field ? [part] : [])),
  )
  const isWhole = documentNumber !== null && isDay(dateOfBirth ?? '') && isDay(dateOfExpiry ?? '')
  if (!isWhole || wrong.length > 0)
    return { document: null, faults: [{ field: 'zone', parts: [...new Set(wrong)] }] }
  return {
    document: { number: documentNumber, dateOfBirth: dateOfBirth ?? '', expiresOn: dateOfExpiry ?? '' },
    faults: [],
  }
}
