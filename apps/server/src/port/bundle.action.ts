// Everything a tablet needs to work through a voyage without a network: who is expected, how each is known again, which
// lane each takes. Document numbers go as salted hashes: enough to find a passport that was read, no list of numbers.
import { createHash, randomBytes } from 'node:crypto'
import { documentKey } from '@pratique/travel-document'
import { listCodeIds } from '../health-code/code-holder.action.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import type { LaneRule } from '../voyage/arrival-plan.ts'
import { documentNumbersOf } from '../voyage/listed-person.ts'
import { unknownPerson } from '../voyage/person-clause.ts'
import { type ListedPerson, reconcile } from '../voyage/reconcile.action.ts'
import { describePeople } from './expected-person.action.ts'
import { laneOf, leavingOrder, leavingOrders } from './lane-of.ts'

export async function bundleOf(deed: Deed, voyageId: string, language: Language) {
  const { people, holders, voyage } = await reconcile(deed, voyageId)
  const { plan, symptoms } = arrivalPack(deed.house)
  const salt = randomBytes(16).toString('hex')
  const seats = new Map(
    people.flatMap(({ row }) => (row.holder_id && row.seat ? [[row.holder_id, row.seat] as const] : [])),
  )
  const ids = holders.map(({ holderId }) => holderId)
  const known = await describePeople(deed, ids, language, `the tablet of ${voyage.designator} was made ready`)
  const codes = await listCodeIds(deed, ids)
  const expected = [
    ...known.map(({ documentNumber, jurisdiction: _path, landedAt: _landed, ...person }) => ({
      ...person,
      personId: null,
      seat: seats.get(person.holderId) ?? person.seat,
      documentHash: hashOf(salt, documentNumber),
      codeIds: [...(codes.get(person.holderId) ?? [])],
      screenedAt: person.screenedAt?.toISOString() ?? null,
    })),
    ...people
      .filter(({ row }) => row.holder_id === null)
      .map((person) => undeclared(person, laneOf(plan, unknownPerson), salt)),
  ]
  const rank = (order: (typeof leavingOrders)[number]) => leavingOrders.indexOf(order)
  return {
    voyage,
    plan,
    symptoms,
    salt,
    madeAt: deed.now,
    people: expected.toSorted((a, b) => rank(a.order) - rank(b.order) || bySeat(a.seat, b.seat)),
  }
}

const hashOf = (salt: string, number: string | null | undefined): string | null =>
  number
    ? createHash('sha256')
        .update(`${salt} ${documentKey(number)}`)
        .digest('hex')
        .slice(0, 32)
    : null

const undeclared = ({ row, identity }: ListedPerson, { lane, code }: LaneRule, salt: string) => ({
  holderId: null,
  personId: row.person_id,
  name: identity === null ? '' : `${identity.secondaryIdentifier} ${identity.primaryIdentifier}`.trim(),
  dateOfBirth: identity?.dateOfBirth ?? null,
  nationality: identity?.nationality ?? null,
  assistance: [],
  seat: row.seat,
  declared: false,
  colour: null,
  label: '',
  lane,
  because: code,
  partyId: null,
  withCarer: false,
  order: leavingOrder({ lane, withCarer: false, transfer: row.type === 'transit' }),
  documentHash: hashOf(salt, identity === null ? null : documentNumbersOf(identity)[0]),
  codeIds: [],
  screenedAt: null,
})

/** The rows nearest the door first. */
function bySeat(left: string | null, right: string | null): number {
  const row = (seat: string | null) => (seat === null ? Number.POSITIVE_INFINITY : Number.parseInt(seat, 10))
  const [a, b] = [row(left), row(right)]
  return a === b ? (left ?? '').localeCompare(right ?? '') : a - b
}
