// Ids of everyone known of a voyage: who declared it, who stands on its list, who stood at the door.
import type { Deed } from '../platform/deed.ts'
import { listVoyageHolders } from './voyage-people.store.ts'

export const listHoldersOfVoyage = async (
  { db }: Pick<Deed, 'db'>,
  voyageId: string,
): Promise<readonly string[]> => (await listVoyageHolders(db, voyageId)).map(({ holderId }) => holderId)
