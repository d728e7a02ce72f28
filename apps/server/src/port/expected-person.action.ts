// Somebody at the port as a tablet shows her: name, lane and reason, what she needs, who travels with her. No more than
// the officer at the door has to know.
import { getDeskNames } from '../holder/desk-names.action.ts'
import type { Identity } from '../people/identity.ts'
import { listCompanionsOf } from '../people/list-companions.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import type { LaneRule } from '../voyage/arrival-plan.ts'
import { type HolderFacts, listPersonFacts } from '../voyage/person-facts.action.ts'
import { laneOf, leavingOrder } from './lane-of.ts'
import { listScreened, type ScreeningRow } from './port.store.ts'

export type DoorPerson = Awaited<ReturnType<typeof describePeople>>[number]

export async function describePeople(
  deed: Deed,
  holderIds: readonly string[],
  language: Language,
  purpose = 'seen at the door of the port',
) {
  const { plan } = arrivalPack(deed.house)
  const facts = await listPersonFacts(deed, holderIds)
  const ids = [...facts.keys()]
  const identities = await readIdentities(deed, ids, purpose)
  const screened = await listScreened(deed.db, ids)
  const companions = await listCompanionsOf(deed, ids)
  const names = await getDeskNames(deed, language)
  return [...facts].map(([holderId, known]) =>
    described(known, {
      rule: laneOf(plan, known.facts),
      identity: identities.get(holderId) ?? nobody,
      screening: screened.get(holderId),
      party: companions.get(holderId) ?? alone,
      label: names.label(known.row.scheme, known.row.state),
    }),
  )
}

const alone = { partyId: null, withCarer: false }
const nobody = {
  primaryIdentifier: '',
  secondaryIdentifier: '',
  dateOfBirth: null,
  nationality: null,
  document: null,
  assistance: [],
}

interface Beside {
  readonly rule: LaneRule
  readonly identity: Pick<Identity, keyof typeof nobody>
  readonly screening: ScreeningRow | undefined
  readonly party: { readonly partyId: string | null; readonly withCarer: boolean }
  readonly label: string
}

function described({ row }: HolderFacts, { rule, identity, screening, party, label }: Beside) {
  const since = sinceLanding(row, screening)
  return {
    holderId: row.holderId,
    name: spokenName(identity),
    dateOfBirth: identity.dateOfBirth,
    nationality: identity.nationality,
    documentNumber: identity.document?.documentNumber ?? null,
    assistance: [...identity.assistance],
    seat: row.seat,
    declared: row.declared,
    colour: row.colour,
    label,
    // What was said at the door stands until a later deed says otherwise: a first high reading is no fact yet.
    lane: since?.lane === 'health' ? since.lane : rule.lane,
    because: rule.code,
    ...party,
    order: leavingOrder({
      lane: rule.lane,
      withCarer: party.withCarer,
      transfer: row.category === 'airside-transfer',
    }),
    screenedAt: since?.done_at ?? null,
    landedAt: row.landedAt,
    jurisdiction: row.jurisdiction,
  }
}

function sinceLanding(
  { landedAt }: HolderFacts['row'],
  screening: ScreeningRow | undefined,
): ScreeningRow | null {
  if (screening === undefined) return null
  return landedAt === null || screening.done_at >= landedAt ? screening : null
}
