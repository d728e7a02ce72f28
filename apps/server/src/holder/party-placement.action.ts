// Where the members of a holder's party stay, from what each one's own decision proposes: asked when it is needed,
// never stored, so that it cannot fall behind the decisions.
import type { MeasureKind, PackManifest } from '@pratique/policy-engine'
import { type Companion, listParty } from '../people/form-party.action.ts'
import type { Connection } from '../platform/database.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { type HolderHead, listHolderHeads } from './holder.store.ts'
import { type OwnPlacement, type Placement, placeParty } from './placement.ts'
import { decisionOf } from './projection.ts'

interface Reader {
  readonly db: Connection
}

/** One placement a member of whom something is decided; nobody when she is in no party. */
export async function placePartyOf(reader: Reader, holderId: string): Promise<readonly Placement[]> {
  const members = await listParty(reader, holderId)
  const heads = await listHolderHeads(
    reader.db,
    members.map((member) => member.holderId),
  )
  const pack = heads[0]?.pack
  const policies = pack === undefined ? null : await findPublishedPolicies(reader, pack)
  if (policies === null) return []
  const own = members.flatMap((member) => {
    const head = heads.find(({ holder_id }) => holder_id === member.holderId)
    return head === undefined || head.state === null
      ? []
      : [ownPlacement(member, head, policies.pack.manifest)]
  })
  return placeParty(own)
}

const placing: readonly MeasureKind[] = ['quarantine', 'isolation']

/** Her strictest measure that ties her to a place; the pack lists its measures strictest first. */
export function ownPlacement(
  { holderId, role }: Pick<Companion, 'holderId' | 'role'>,
  head: Pick<
    HolderHead,
    'state' | 'colour' | 'reasons' | 'measures' | 'missing' | 'valid_until' | 'policy_version'
  >,
  { measures }: Pick<PackManifest, 'measures'>,
): OwnPlacement {
  const due = new Set(decisionOf(head)?.measures.map(({ code }) => code))
  const placingMeasures = measures.filter(({ kind }) => placing.includes(kind))
  const index = placingMeasures.findIndex(({ code }) => due.has(code))
  const measure = placingMeasures[index]
  return {
    holderId,
    role,
    measure: measure?.code ?? null,
    rank: measure === undefined ? 0 : placingMeasures.length - index,
    carerMayAccompany: measure?.carerMayAccompany ?? measure === undefined,
  }
}
