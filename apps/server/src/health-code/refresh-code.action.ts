// The next picture for a page that is left open. It opens no name and records no act: once a minute for every phone
// in a queue, and the record of who looked would hold nothing else.
import { createHash } from 'node:crypto'
import { getHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import type { Deed } from '../platform/deed.ts'
import { findCodeInForce } from './health-code.store.ts'
import { signers } from './open-signers.action.ts'
import { livePicture, type Picture } from './sign-code.ts'

export interface Refreshed {
  /** Changes when the page would say something else: then it is to be loaded whole. */
  readonly edition: string
  readonly picture: Picture
}

/** Null where the page has no code to show any more, or needs another. */
export async function refreshCode(deed: Deed, holderId: string): Promise<Refreshed | null> {
  const row = await findCodeInForce(deed.db, holderId)
  if (row === undefined || row.valid_until <= deed.now) return null
  const { head } = await getHolder(deed, holderId)
  const decision = decisionOf(head)
  if (decision === null || decision.colour !== row.colour) return null
  const picture = livePicture(row, deed.house.fixtures.get(signers), deed.now)
  return { edition: editionOf(row.code_id, decision), picture }
}

/** What a page says of a code, in a word. */
export function editionOf(codeId: Uint8Array, decision: unknown): string {
  return createHash('sha256').update(codeId).update(JSON.stringify(decision)).digest('base64url').slice(0, 16)
}
