// A voyage as it is known: a conveyance on its way to a port of entry, and what happened to it.
export const conveyances = ['aircraft', 'ship', 'train', 'road'] as const
export type Conveyance = (typeof conveyances)[number]

export interface Leg {
  readonly origin: string
  readonly destination: string
  readonly departsAt: Date | null
  readonly arrivesAt: Date | null
}

export interface Voyage {
  readonly voyageId: string
  readonly conveyance: Conveyance
  /** `SU206`, `IMO9811000`, `K3`, a plate. */
  readonly designator: string
  readonly operator: string | null
  /** `A333`: which cabin it has. */
  readonly conveyanceType: string | null
  readonly origin: string | null
  /** Three letters: an airport by IATA, a harbour or crossing by the last three of its UN/LOCODE. */
  readonly port: string
  readonly jurisdiction: string
  readonly scheduledAt: Date
  readonly departsAt: Date | null
  readonly arrivesAt: Date
  readonly departedAt: Date | null
  readonly landedAt: Date | null
  readonly cancelledAt: Date | null
  /** When the last passenger list was taken. */
  readonly listedAt: Date | null
  readonly eventCount: number
}

/** Someone ill aboard, as a declaration or the pilot says. */
export interface IllAboard {
  readonly seat: string | null
  readonly symptoms: readonly string[]
  readonly since: string | null
  readonly died: boolean
  readonly note: string | null
}

interface EventKinds {
  readonly opened: { readonly from: 'schedule' | 'declarations' | 'list' }
  readonly listed: {
    readonly source: 'paxlst' | 'csv' | 'entry'
    readonly added: number
    readonly removed: number
    readonly changed: number
    readonly problems: readonly string[]
  }
  readonly departed: { readonly at: string }
  readonly landed: { readonly at: string; readonly headCount: number | null }
  readonly delayed: { readonly arrivesAt: string; readonly reason: string }
  readonly diverted: { readonly port: string; readonly arrivesAt: string; readonly reason: string }
  readonly cancelled: { readonly reason: string }
  /** Aircraft General Declaration (ICAO Annex 9), Maritime Declaration of Health (IHR Annex 8), or a message. */
  readonly 'health-declared': {
    readonly form: 'general-declaration' | 'maritime-declaration' | 'message'
    readonly ill: readonly IllAboard[]
    /** Questions of the form that were answered with yes. */
    readonly yes: readonly string[]
    readonly disinsected: string | null
    readonly text: string | null
  }
  readonly 'pratique-granted': { readonly conditions: readonly string[] }
  readonly 'pratique-withheld': { readonly reasons: readonly string[] }
  readonly disinfected: { readonly what: string; readonly how: string; readonly at: string }
}
export type EventKind = keyof EventKinds
export type VoyageEvent = {
  readonly [K in EventKind]: { readonly kind: K; readonly payload: EventKinds[K] }
}[EventKind]
export type RecordedEvent = VoyageEvent & {
  readonly seq: number
  readonly at: Date
  readonly actorId: string
}

export interface Pratique {
  readonly answer: 'open' | 'granted' | 'withheld'
  readonly reasons: readonly string[]
  readonly at: Date | null
}

/** Free pratique as it stands: the last word counts. */
export function pratiqueOf(events: readonly RecordedEvent[]): Pratique {
  const last = events.findLast(({ kind }) => kind === 'pratique-granted' || kind === 'pratique-withheld')
  if (last?.kind === 'pratique-granted')
    return { answer: 'granted', reasons: last.payload.conditions, at: last.at }
  if (last?.kind === 'pratique-withheld')
    return { answer: 'withheld', reasons: last.payload.reasons, at: last.at }
  return { answer: 'open', reasons: [], at: null }
}

/** The ill whom the last declaration or message of each form tells of. */
export function illAboard(events: readonly RecordedEvent[]): readonly IllAboard[] {
  const forms = new Map<string, readonly IllAboard[]>()
  for (const event of events)
    if (event.kind === 'health-declared') forms.set(event.payload.form, event.payload.ill)
  return [...forms.values()].flat()
}

export type VoyageStatus = 'scheduled' | 'departed' | 'landed' | 'cancelled'

export function statusOf(voyage: Pick<Voyage, 'cancelledAt' | 'landedAt' | 'departedAt'>): VoyageStatus {
  if (voyage.cancelledAt !== null) return 'cancelled'
  if (voyage.landedAt !== null) return 'landed'
  return voyage.departedAt === null ? 'scheduled' : 'departed'
}

/** A port as staff posts name it: `CNSHA` is `SHA`. */
export const portCode = (text: string): string => (/^[A-Z]{2}[A-Z2-9]{3}$/.test(text) ? text.slice(2) : text)
