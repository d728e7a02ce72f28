// Who put her name to something. The people who make rules are named in public; a name that left stays.
import { findStaff } from '../platform/auth/staff.store.ts'
import type { Deed } from '../platform/deed.ts'

export async function nameOfStaff({ db }: Pick<Deed, 'db'>, id: string): Promise<string> {
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) return id
  return (await findStaff(db, id))?.name ?? id
}
