// How the code of a holder stands, for the desk: none was issued, it is in force, or what was decided since took it.
import type { Deed } from '../platform/deed.ts'
import { findCodeInForce } from './health-code.store.ts'

export type HolderCode = 'none' | 'in-force' | 'superseded'

/** `colour`: what is decided now; null where nothing is. */
export async function findHolderCode(
  { db, now }: Deed,
  holderId: string,
  colour: string | null,
): Promise<HolderCode> {
  const row = await findCodeInForce(db, holderId)
  if (row === undefined) return 'none'
  return row.colour === colour && row.valid_until > now ? 'in-force' : 'superseded'
}
