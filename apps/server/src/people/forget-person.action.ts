// Forgets who a holder is: the data key goes, and with it everything that was sealed under it.
import type { Deed } from '../platform/deed.ts'
import { deletePerson } from './people.store.ts'

/** For a whole erasure use `eraseHolder` of room `holder`. Returns whether anything was known. */
export const forgetPerson = (deed: Deed, holderId: string): Promise<boolean> =>
  deletePerson(deed.db, holderId)
