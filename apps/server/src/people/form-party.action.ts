// Holders are named as a party, and the party of a holder is told.
import { v7 as newId } from 'uuid'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { type PartyFault, type PartyMember, partyFaults } from './party.ts'
import { partyNotWhole } from './people.problems.ts'
import { insertPartyMembers, listPartyMembers } from './people.store.ts'

const words: Record<PartyFault, string> = {
  nobody: 'A party has at least one member.',
  'named-twice': 'Somebody stands in the party twice; name each person once.',
  'child-without-carer': 'A child needs a carer or a guardian in its party.',
}

/** Returns the id of the party. */
export async function formParty(deed: Deed, members: readonly PartyMember[]): Promise<string> {
  const faults = partyFaults(members)
  if (faults.length > 0)
    throw new Problem(partyNotWhole, {
      detail: faults.map((fault) => words[fault]).join(' '),
      errors: faults.map((code) => ({ pointer: '/party', code, detail: words[code] })),
    })
  const partyId = newId()
  await insertPartyMembers(deed.db, partyId, members, deed.now)
  return partyId
}

export interface Companion extends PartyMember {
  readonly partyId: string
}

/** Everyone of the holder's party, herself included; nobody when she is in none. */
export const listParty = (deed: Pick<Deed, 'db'>, holderId: string): Promise<readonly Companion[]> =>
  listPartyMembers(deed.db, holderId)
