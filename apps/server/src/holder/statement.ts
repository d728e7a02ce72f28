// What a holder says of herself, typed. The declaration room makes it from the answers to the pack's
// questionnaire; rules never read the answers themselves, so a question may be reworded without a new rule.
import type { Facts, SlotName } from '@pratique/policy-engine'
import type { PlainDate } from '../place/plain-date.ts'

export type Category =
  | 'traveller'
  | 'crew'
  | 'diplomat'
  | 'airside-transfer'
  | 'medical-evacuation'
  | 'resident'

/** Somewhere the holder was: both days count, she was there on each of them. */
export interface Stop {
  /** ISO 3166-1 or 3166-2. */
  readonly place: string
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
  /** A transfer left the airside; airside stayed behind the gates, for so many hours. */
  readonly kind: 'stay' | 'transfer' | 'airside'
  readonly airsideHours?: number
}

/** A day between two stops, or before the arrival, may be spent in the air; more is a stop that was left out. */
export const daysInTheAir = 1

export interface Test {
  /** The day of the sample, never of the report: that is what the rules count from. */
  readonly sampledOn: PlainDate
  readonly result: 'negative' | 'positive' | 'inconclusive'
}

/** Exposures of another kind: the values of the pack's typed slots. */
export type SlotFacts = Pick<Facts, SlotName>

export interface Statement {
  readonly category: Category
  /** Planned; ISO 8601 instant. Null where nobody arrives (a resident) or the flight is not known yet. */
  readonly arrivalAt: string | null
  /** IATA code of the airport of entry. */
  readonly port: string | null
  readonly flight: string | null
  readonly seat: string | null
  readonly stops: readonly Stop[]
  readonly symptoms: readonly string[]
  readonly symptomsOn: PlainDate | null
  /** Took something against fever in the 72 hours before. */
  readonly antipyretics: boolean
  readonly exposure: 'none' | 'some' | 'contact'
  readonly exposureOn: PlainDate | null
  /** Two or more ill at home or at work. */
  readonly clusterIll: boolean
  readonly clusterIllOn: PlainDate | null
  readonly tests: readonly Test[]
  /** Has a home at the destination, where quarantine at home would be possible. */
  readonly fixedHome: boolean
  /** Jurisdiction path of the home district, GB/T 2260: `CN/33/3311/331121`. */
  readonly district: string | null
  readonly ageBand: 'child' | 'minor' | 'adult' | 'older'
  /** What the pack asks under slots of its own, by slot; those it does not ask, or that were not answered, are not here. */
  readonly slots?: SlotFacts
}
