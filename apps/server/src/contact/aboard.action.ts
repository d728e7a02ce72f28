// Everyone aboard a voyage as contact tracing sees them: where each sat by the best source, whether she is crew, whom she
// travels with, who is a case.
import { listCompanionsOf } from '../people/list-companions.action.ts'
import type { Deed } from '../platform/deed.ts'
import { reconcile } from '../voyage/reconcile.action.ts'
import type { Voyage } from '../voyage/voyage.ts'
import { type Cabin, cabinOf, readSeat } from './cabin.ts'
import type { Aboard } from './contact-zone.ts'
import { layoutFor } from './layouts.node.ts'

export interface Traveller extends Aboard {
  readonly isCase: boolean
  /** Suspected too: contacts may be sought before the result. */
  readonly status: 'suspected' | 'confirmed' | null
  /** Home district, where a holder is known. */
  readonly jurisdiction: string | null
  /** Where the list says she leaves; only of those on it. */
  readonly disembarked: string | null
  readonly transit: boolean
}

export interface Cabinful {
  readonly voyage: Voyage
  readonly people: readonly Traveller[]
  readonly cabin: Cabin
}

export async function listAboard(deed: Deed, voyageId: string): Promise<Cabinful> {
  const { voyage, people: listed, holders } = await reconcile(deed, voyageId)
  const rowOf = new Map(
    listed.flatMap((person) => (person.row.holder_id ? [[person.row.holder_id, person]] : [])),
  )
  const parties = await listCompanionsOf(
    deed,
    holders.map(({ holderId }) => holderId),
  )
  const onBoard = holders.filter(
    ({ holderId, resolution }) => rowOf.has(holderId) || resolution !== 'did-not-board',
  )
  const known = onBoard.map((holder): Traveller => {
    const person = rowOf.get(holder.holderId)
    const party = parties.get(holder.holderId)
    return {
      subjectId: holder.holderId,
      holderId: holder.holderId,
      // The list knows who changed seats; what was asked at the gate stands there already.
      seat: person?.row.seat ?? holder.seat,
      crew: isCrew(person?.row.type) || holder.category === 'crew',
      partyIds: party === undefined ? [] : [party.partyId],
      isCase: isCase(holder),
      status: isCase(holder) ? 'confirmed' : holder.caseStatus === 'suspected' ? 'suspected' : null,
      jurisdiction: holder.jurisdiction,
      disembarked: person?.identity?.disembarked ?? null,
      transit: holder.category === 'airside-transfer' || isTransit(person?.row.type),
    }
  })
  const strangers = listed
    .filter(({ row }) => row.holder_id === null && row.resolution !== 'did-not-board')
    .map(
      ({ row, identity }): Traveller => ({
        subjectId: row.person_id,
        holderId: null,
        seat: row.seat,
        crew: isCrew(row.type),
        partyIds: [],
        isCase: false,
        status: null,
        jurisdiction: null,
        disembarked: identity?.disembarked ?? null,
        transit: isTransit(row.type),
      }),
    )
  const people = [...known, ...strangers]
  const seen = people.flatMap(({ seat }) => readSeat(seat) ?? [])
  return { voyage, people, cabin: cabinOf(seen, layoutFor(voyage.conveyanceType)) }
}

const isCase = ({ caseStatus, testResult }: { caseStatus: string | null; testResult: string | null }) =>
  caseStatus === 'confirmed' || testResult === 'positive'
const isCrew = (type: string | undefined): boolean => type === 'crew' || type === 'transit-crew'
const isTransit = (type: string | undefined): boolean => type === 'transit' || type === 'transit-crew'
