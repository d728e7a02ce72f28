// Lets invented parties declare, by the thousand in one transaction; whoever has arrived by then has landed.
import { type BulkDeclaration, declareInBulk } from '../declaration/declare-in-bulk.action.ts'
import { deskFixture } from '../declaration/desk.node.ts'
import type { BulkAct } from '../holder/bulk.ts'
import type { Statement } from '../holder/statement.ts'
import { findAirport } from '../place/airport.ts'
import { inBulk } from '../platform/database.ts'
import type { Actor, House } from '../platform/deed.ts'
import { answersOf, type ZoneOf } from './answers-of.ts'
import { passParties } from './exercise.store.ts'
import { credentialsOf, declarationIdOf, holderIdOf } from './invented-ids.node.ts'
import type { InventedParty } from './population.ts'

export const invented: Actor = { kind: 'exercise', id: 'exercise' }

/**
 * In one transaction with how far the exercise has come, so that nobody declares twice; `now` is the instant up to
 * which the parties have lived. False when another server let them declare already.
 */
export function declareInvented(
  house: House,
  seed: number,
  parties: readonly InventedParty[],
  now: Date,
): Promise<boolean> {
  const [first, last] = [parties.at(0), parties.at(-1)]
  if (first === undefined || last === undefined) return Promise.resolve(true)
  return inBulk(house.database, async (bulk) => {
    if (!(await passParties(bulk.db, first.number, last.number + 1))) return false
    await declareInBulk({ ...bulk, now, actor: invented, house }, declarationsOf(house, seed, parties, now))
    return true
  })
}

/** The same for a load from nothing, where whoever loads says afterwards how far it came. */
export function writeInvented(
  house: House,
  seed: number,
  parties: readonly InventedParty[],
  now: Date,
): Promise<void> {
  const declarations = declarationsOf(house, seed, parties, now)
  return inBulk(house.database, (bulk) =>
    declareInBulk({ ...bulk, now, actor: invented, house }, declarations),
  )
}

function declarationsOf(house: House, seed: number, parties: readonly InventedParty[], now: Date) {
  const { places, manifest } = house.fixtures.get(deskFixture)
  const zoneOf = (airport: string) => findAirport(places.airports(), airport)?.zone ?? manifest.authority.zone
  return parties.map((party) => declarationOf(party, seed, zoneOf, now))
}

const declarationOf = (party: InventedParty, seed: number, zoneOf: ZoneOf, now: Date): BulkDeclaration => ({
  declarationId: declarationIdOf(seed, party.number),
  credentials: credentialsOf(seed, party.number),
  language: party.language,
  at: party.declaredAt,
  actor: invented,
  origin: 'exercise',
  travellers: party.people.map((person, index) => ({
    holderId: holderIdOf(seed, party.number, index),
    answers: answersOf(party, person, zoneOf),
    later: (statement) => landed(statement, now),
  })),
})

function landed({ arrivalAt, port }: Statement, now: Date): readonly BulkAct[] {
  if (arrivalAt === null || port === null) return []
  const at = new Date(arrivalAt)
  return at > now ? [] : [{ act: { kind: 'landed', payload: { at: arrivalAt, port } }, at, actor: invented }]
}
