// Whose a code is, for a port that scanned it, and the codes of those it expects, to know them again without a network.
import type { Deed } from '../platform/deed.ts'
import { findHolderOfCode, listCodesInForce } from './health-code.store.ts'

/** Null for a code that is not of this house. */
export const findCodeHolder = ({ db }: Pick<Deed, 'db'>, codeId: string): Promise<string | null> =>
  findHolderOfCode(db, Buffer.from(codeId, 'hex'))

/** Ids of the codes in force, by holder. */
export async function listCodeIds(
  { db }: Pick<Deed, 'db'>,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await listCodesInForce(db, holderIds)
  return new Map(
    [...Map.groupBy(rows, ({ holderId }) => holderId)].map(([id, codes]) => [
      id,
      codes.map(({ codeId }) => codeId.toString('hex')),
    ]),
  )
}
