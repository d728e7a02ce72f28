// Who sits at the desk: found by the session's cookie, with the posts that have not ended.
import type { Actor, House } from '../deed.ts'
import type { Post } from '../permissions.ts'
import { staffAuth } from './open-auth.ts'
import { findStaff, listPosts } from './staff.store.ts'

export interface Officer {
  readonly staffId: string
  readonly name: string
  readonly email: string
  /** What she may do now, the earliest given first. */
  readonly posts: readonly Post[]
}

export const actorOf = ({ staffId }: Officer): Actor => ({ kind: 'officer', id: staffId })

export async function findOfficer(house: House, headers: Headers): Promise<Officer | null> {
  if (!headers.has('cookie')) return null
  const staffId = await house.fixtures.get(staffAuth).findStaffId(headers)
  const member = staffId === null ? undefined : await findStaff(house.db, staffId)
  if (member === undefined || member.leftAt !== null) return null
  const posts = await listPosts(house.db, member.id)
  return { staffId: member.id, name: member.name, email: member.email, posts }
}
