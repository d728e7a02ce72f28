// Who is a contact of a case on a voyage, and why: the zone around the seat, the crew, the party, or everyone. Pure.
import type { ContactZone } from '@pratique/policy-engine'
import { type Cabin, isInZone, readSeat, type Seat } from './cabin.ts'

export interface Aboard {
  readonly subjectId: string
  readonly holderId: string | null
  readonly seat: string | null
  readonly crew: boolean
  readonly partyIds: readonly string[]
}

export type Why = 'zone' | 'crew' | 'party' | 'cabin' | 'vehicle' | 'declared'

export interface ZoneRule {
  readonly rows: number
  readonly seats: number | null
  readonly crew: ContactZone['crew']
  readonly party: boolean
  readonly wholeCabin: boolean
  /** On the road everyone in the vehicle is a contact. */
  readonly sameVehicle: boolean
}

/** The pack's zone: the whole cabin once so many aboard are cases. */
export function zoneRule(
  { rows, seats, crew, party, wholeCabinFromCases }: ContactZone,
  cases: number,
  conveyance: string,
): ZoneRule {
  return {
    rows,
    seats,
    crew,
    party,
    wholeCabin: cases >= wholeCabinFromCases,
    sameVehicle: conveyance === 'road',
  }
}

/** Whether the asked zone takes in more than the pack's: then somebody says in writing why. */
export const isWider = (asked: ZoneRule, own: ZoneRule): boolean =>
  asked.rows > own.rows ||
  (own.seats !== null && (asked.seats === null || asked.seats > own.seats)) ||
  (asked.wholeCabin && !own.wholeCabin)

export interface Contact {
  readonly person: Aboard
  readonly why: Why
}

/** With those whom the case names herself; who sat in the zone is there already. */
export function withDeclared(
  found: readonly Contact[],
  people: readonly Aboard[],
  { caseHolderId, declared }: { readonly caseHolderId: string; readonly declared: readonly string[] },
): readonly Contact[] {
  const known = new Set([caseHolderId, ...found.map(({ person }) => person.subjectId)])
  const named = people.filter(({ subjectId }) => declared.includes(subjectId) && !known.has(subjectId))
  return [...found, ...named.map((person): Contact => ({ person, why: 'declared' }))]
}

export function contactsOf(
  index: Aboard,
  people: readonly Aboard[],
  cabin: Cabin,
  rule: ZoneRule,
): readonly Contact[] {
  const around = readSeat(index.seat)
  return people.flatMap((person) => {
    if (person.subjectId === index.subjectId) return []
    const why = reasonFor(index, around, person, cabin, rule)
    return why === null ? [] : [{ person, why }]
  })
}

function reasonFor(
  index: Aboard,
  around: Seat | null,
  person: Aboard,
  cabin: Cabin,
  rule: ZoneRule,
): Why | null {
  if (rule.party && person.partyIds.some((party) => index.partyIds.includes(party))) return 'party'
  if (rule.sameVehicle) return 'vehicle'
  const seat = readSeat(person.seat)
  if (around !== null && seat !== null && isInZone(cabin, around, seat, rule)) return 'zone'
  // Crew have no seat that a list knows: those of the section cannot be told from the others, so all are asked.
  if (person.crew && rule.crew !== 'none') return 'crew'
  // Without the seat of the case nobody can say who sat near.
  return rule.wholeCabin || around === null ? 'cabin' : null
}
