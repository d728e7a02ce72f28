// Somebody of a voyage stands at the door of the port: from then on she is accounted for.
import { openHolder } from '../holder/open-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Identity } from '../people/identity.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { settleMatch } from './reconcile.action.ts'
import { meetHolder } from './voyage.store.ts'
import type { Voyage } from './voyage.ts'

export const meetAtDoor = (deed: Deed, voyageId: string, holderId: string, at: Date): Promise<void> =>
  meetHolder(deed.db, voyageId, holderId, at)

export interface Stranger {
  readonly identity: Identity
  readonly language: Language
  /** Who she is on the voyage's list, where she stands on it. */
  readonly personId: string | null
  readonly doneAt: Date
}

/** Somebody who neither declared nor, perhaps, stands on the list: she becomes a holder by landing. */
export async function meetStranger(deed: Deed, voyage: Voyage, stranger: Stranger): Promise<string> {
  const holderId = await openHolder(deed, {
    scheme: 'international',
    pack: deed.house.config.pack,
    jurisdiction: arrivalPack(deed.house).authority,
    language: stranger.language,
    origin: 'assisted',
    identity: stranger.identity,
  })
  const at = (voyage.landedAt ?? stranger.doneAt).toISOString()
  await recordAct(deed, holderId, { kind: 'landed', payload: { at, port: voyage.port } })
  if (stranger.personId !== null)
    await settleMatch(deed, voyage.voyageId, { personId: stranger.personId, holderId })
  await meetAtDoor(deed, voyage.voyageId, holderId, stranger.doneAt)
  return holderId
}
