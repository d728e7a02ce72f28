// Who a holder is: names, document, contact. Sealed apart from the facts under a key of the holder's own, so
// that what rules and lists read names nobody, and destroying one key forgets one person.
import type { PlainDate } from '../place/plain-date.ts'

/** The document as its machine-readable zone says it (ICAO 9303); states are three-letter codes. */
export interface TravelDocument {
  readonly documentType: string
  readonly issuingState: string
  readonly documentNumber: string
  readonly dateOfExpiry: PlainDate | null
  /** Valid without end, as a long-term identity card is; left out where that is not known. */
  readonly endless?: true
}

/** Someone who is no holder here: a relative at the destination, a guardian who does not travel. */
export interface ContactPerson {
  readonly name: string
  readonly telephone: string
  readonly relation: string | null
}

export interface Identity {
  readonly primaryIdentifier: string
  /** Empty for a person with one name. */
  readonly secondaryIdentifier: string
  /** In the holder's own script. */
  readonly nativeName: string | null
  readonly dateOfBirth: PlainDate | null
  readonly sex: 'F' | 'M' | 'X' | null
  /** Three-letter code. Known to us, never a fact of a rule. */
  readonly nationality: string | null
  readonly document: TravelDocument | null
  readonly telephone: string | null
  readonly email: string | null
  /** Where she stays in the days after arrival. */
  readonly address: string | null
  readonly domesticContact: ContactPerson | null
  /** Named for a minor who travels without a carer. */
  readonly guardian: ContactPerson | null
  /** What she asked help with: `interpreter`, `wheelchair`, `pregnancy`, `medicines`, `dialysis`. */
  readonly assistance: readonly string[]
}
