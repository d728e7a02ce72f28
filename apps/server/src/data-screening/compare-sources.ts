// Lays what a person declared beside what lists, certificates, earlier declarations and cases say of her. Pure.
import { compareNames, type PersonName } from '@pratique/travel-document'
import { readSeat, seatText } from '../contact/cabin.ts'
import type { Statement, Stop } from '../holder/statement.ts'
import { addDays, type PlainDate } from '../place/plain-date.ts'
import type { Contradiction, Source } from './contradiction.ts'

/** Somewhere a source says she was. */
export interface Whereabouts {
  readonly source: Source
  /** ISO 3166-1 or 3166-2. */
  readonly place: string
  /** Null: on some day of the journey. */
  readonly on: PlainDate | null
  readonly voyage: string | null
}

/** Somebody else, or she herself before, under the number of her document. */
export interface SameDocument extends PersonName {
  readonly holderId: string
  readonly dateOfBirth: PlainDate | null
  readonly flight: string | null
  readonly arrivalAt: Date | null
  readonly withdrawn: boolean
  readonly stops: readonly Stop[]
  /** `suspected`, `confirmed` or `contact`, within the days that are looked back on. */
  readonly known: { readonly status: string; readonly on: PlainDate } | null
}

export interface Screened extends PersonName {
  readonly statement: Pick<Statement, 'stops' | 'seat' | 'exposure' | 'flight'>
  readonly dateOfBirth: PlainDate | null
  readonly documentNumber: string | null
  readonly arrivalAt: Date | null
  /** A finding, a result or a tracing says already that she is a case or a contact. */
  readonly isKnown: boolean
  /** The first day that the rules look back to. */
  readonly since: PlainDate
  readonly listed:
    | (PersonName & {
        readonly voyage: string
        readonly seat: string | null
        readonly seatSource: string | null
        readonly dateOfBirth: PlainDate | null
        /** Others on the same list with her document number. */
        readonly twice: number
      })
    | null
  readonly whereabouts: readonly Whereabouts[]
  /** Certificates that are not hers by name or birth date, as nobody confirmed yet. */
  readonly foreign: readonly { readonly differs: 'name' | 'birth-date'; readonly issuer: string }[]
  readonly sameDocument: readonly SameDocument[]
  /** Cases aboard voyages of hers whom nobody traced there. */
  readonly sharedLegs: readonly {
    readonly voyage: string
    readonly on: PlainDate
    readonly cases: readonly string[]
  }[]
}

const nothing = { said: null, on: null, voyage: null, others: [] } as const

/** `home`: two letters; journeys within the authority's country are no stop abroad. */
export function contradictionsOf(person: Screened, home: string): readonly Contradiction[] {
  return [
    ...stopsLeftOut(person, home),
    ...otherSeat(person),
    ...otherNames(person),
    ...documentTwice(person),
    ...sharedLegs(person),
    ...earlierCases(person),
  ]
}

const countryOf = (place: string): string => place.slice(0, 2)

function stopsLeftOut(
  { statement, whereabouts, sameDocument, since, ...self }: Screened,
  home: string,
): readonly Contradiction[] {
  const earlier = sameDocument
    .filter((other) => isSamePerson(self, other))
    .flatMap(({ stops, flight }) =>
      stops
        .filter(({ untilOn }) => untilOn >= since)
        .map(
          ({ place, untilOn }): Whereabouts => ({
            source: 'earlier-declaration',
            place,
            on: untilOn,
            voyage: flight,
          }),
        ),
    )
  const seen = new Set<string>()
  return [...whereabouts, ...earlier].flatMap(({ source, place, on, voyage }) => {
    const key = `${source} ${countryOf(place)}`
    if (countryOf(place) === home || seen.has(key) || wasThere(statement.stops, place, source, on)) return []
    if (on !== null && on < since) return []
    seen.add(key)
    const said = [...new Set(statement.stops.map((stop) => stop.place))].join(' ')
    return [{ ...nothing, kind: 'stop', source, said, found: place, on, voyage }]
  })
}

/** A day before or after is the same stay: midnight differs between ports. Of a leg, only the country is sure. */
function wasThere(stops: readonly Stop[], place: string, source: Source, on: PlainDate | null): boolean {
  const there = stops.filter((stop) => countryOf(stop.place) === countryOf(place))
  if (source !== 'certificate' || on === null) return there.length > 0
  return there.some(({ fromOn, untilOn }) => addDays(fromOn, -1) <= on && on <= addDays(untilOn, 1))
}

const seatKey = (seat: string): string => {
  const read = readSeat(seat)
  return read === null ? seat.trim().toUpperCase() : seatText(read)
}

const seatSources: Readonly<Record<string, Source>> = { list: 'list', crew: 'crew', gate: 'gate' }

function otherSeat({ statement, listed }: Screened): readonly Contradiction[] {
  const source = seatSources[listed?.seatSource ?? '']
  if (!listed?.seat || statement.seat === null || source === undefined) return []
  if (seatKey(listed.seat) === seatKey(statement.seat)) return []
  const { voyage, seat } = listed
  return [{ ...nothing, kind: 'seat', source, said: statement.seat, found: seat, voyage }]
}

const spoken = ({ primaryIdentifier, secondaryIdentifier }: PersonName): string =>
  [secondaryIdentifier, primaryIdentifier].filter(Boolean).join(' ')

function otherNames({ listed, dateOfBirth, foreign, ...name }: Screened): readonly Contradiction[] {
  const found: Contradiction[] = foreign.map(({ differs, issuer }) => ({
    ...nothing,
    kind: differs,
    source: 'certificate',
    said: differs === 'name' ? spoken(name) : dateOfBirth,
    found: issuer,
  }))
  if (listed === null) return found
  const fromList = { ...nothing, source: 'list', voyage: listed.voyage } as const
  if (compareNames(name, listed) === 'different')
    found.push({ ...fromList, kind: 'name', said: spoken(name), found: spoken(listed) })
  if (listed.dateOfBirth !== null && dateOfBirth !== null && listed.dateOfBirth !== dateOfBirth)
    found.push({ ...fromList, kind: 'birth-date', said: dateOfBirth, found: listed.dateOfBirth })
  return found
}

type Named = PersonName & { readonly dateOfBirth: PlainDate | null }

const isSamePerson = (one: Named, other: Named): boolean =>
  compareNames(one, other) !== 'different' &&
  (one.dateOfBirth === null || other.dateOfBirth === null || one.dateOfBirth === other.dateOfBirth)

const aDay = 86_400_000

/** Nobody arrives twice within a day, and two people have two passports. */
function documentTwice(person: Screened): readonly Contradiction[] {
  const { documentNumber, arrivalAt, sameDocument, listed, statement } = person
  if (documentNumber === null) return []
  const said = `…${documentNumber.slice(-3)}`
  const others = sameDocument.filter((other) => {
    if (other.withdrawn) return false
    if (!isSamePerson(person, other)) return true
    const apart =
      other.arrivalAt === null || arrivalAt === null
        ? Number.POSITIVE_INFINITY
        : Math.abs(other.arrivalAt.getTime() - arrivalAt.getTime())
    return apart < aDay && other.flight !== null && other.flight !== statement.flight
  })
  return [
    ...(others.length === 0
      ? []
      : [
          {
            ...nothing,
            kind: 'document',
            source: 'earlier-declaration',
            said,
            found: [...new Set(others.flatMap(({ flight }) => flight ?? []))].sort().join(' '),
            others: others.map(({ holderId }) => holderId),
          } as const,
        ]),
    ...(listed !== null && listed.twice > 0
      ? [
          {
            ...nothing,
            kind: 'document',
            source: 'list',
            said,
            found: String(listed.twice + 1),
            voyage: listed.voyage,
          } as const,
        ]
      : []),
  ]
}

function sharedLegs({ statement, sharedLegs: legs, isKnown }: Screened): readonly Contradiction[] {
  if (statement.exposure !== 'none' || isKnown) return []
  return legs.map(({ voyage, on, cases }) => ({
    kind: 'leg',
    source: 'case',
    said: statement.exposure,
    found: voyage,
    on,
    voyage,
    others: cases,
  }))
}

function earlierCases({ sameDocument, isKnown, statement, ...self }: Screened): readonly Contradiction[] {
  if (isKnown || statement.exposure === 'contact') return []
  return sameDocument.flatMap((other) =>
    other.known !== null && isSamePerson(self, other)
      ? [
          {
            kind: 'earlier-case',
            source: 'case',
            said: statement.exposure,
            found: other.known.status,
            on: other.known.on,
            voyage: other.flight,
            others: [other.holderId],
          } as const,
        ]
      : [],
  )
}
