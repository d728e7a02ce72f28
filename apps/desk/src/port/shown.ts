// What a scanner, a camera or a hand put into the field, and whom it means among the people of a flight that lie on the
// tablet. Works without a network.
import type { BundleAnswer } from '@pratique/api-contract'
import { documentKey, readMachineReadableZone } from '@pratique/travel-document'

export type Person = BundleAnswer['people'][number]
export type ShownBy = 'code' | 'zone' | 'document' | 'reference'

export interface Shown {
  readonly by: ShownBy
  readonly text: string
}

const zoneLine = /^[A-Z0-9< ]{28,}$/i
const reference = /^[0-9a-z]{3}[-\s]?[0-9a-z]{3}[-\s]?[0-9a-z]{3}$/i

/** Null while it is nothing yet. */
export function readShown(typed: string): Shown | null {
  const text = typed.trim()
  if (text === '') return null
  if (/^hc1:/i.test(text)) return { by: 'code', text }
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  if (text.includes('<') || (lines.length > 1 && lines.every((line) => zoneLine.test(line))))
    return { by: 'zone', text }
  if (reference.test(text) && /[-\s]/.test(text)) return { by: 'reference', text }
  return { by: 'document', text }
}

/** A scanner types the lines of a zone one after the other: whether more is to come. */
export function isWhole(typed: string): boolean {
  const shown = readShown(typed)
  if (shown === null) return false
  if (shown.by !== 'zone') return true
  const signs = shown.text.replace(/\s/g, '').length
  // TD1 has three lines of 30, TD2 and MRV-B two of 36, TD3 and MRV-A two of 44.
  return signs >= 88 || (signs >= 72 && !/^[PV]/i.test(shown.text)) || signs === 90
}

/** The number that a zone or a typed text names; null where it names none. */
export function documentNumberOf({ by, text }: Shown): string | null {
  if (by === 'document') return text
  return by === 'zone' ? readMachineReadableZone(text).documentNumber : null
}

const hashDigits = 32

/** As the server hashes the numbers that lie on the tablet. */
export async function hashDocument(salt: string, number: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt} ${documentKey(number)}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, hashDigits)
}

/** `codeId`: of a code whose signature was checked. */
export async function findOnTablet(
  bundle: Pick<BundleAnswer, 'salt' | 'people'>,
  shown: Shown,
  codeId: string | null,
): Promise<readonly Person[]> {
  if (shown.by === 'code')
    return codeId === null ? [] : bundle.people.filter(({ codeIds }) => codeIds.includes(codeId))
  const number = documentNumberOf(shown)
  if (number === null) return []
  const hash = await hashDocument(bundle.salt, number)
  return bundle.people.filter(({ documentHash }) => documentHash === hash)
}
