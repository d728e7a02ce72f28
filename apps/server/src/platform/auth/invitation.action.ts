// Takes somebody onto the staff: a name, a first post, and a link that lets her set up a passkey, or a password with
// a second factor. The token is handed over once and kept as a keyed hash only.
import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Connection } from '../database.ts'
import type { Actor, House } from '../deed.ts'
import type { Post } from '../permissions.ts'
import { findInvited, insertInvitation, insertPost, insertStaff, type StaffMember } from './staff.store.ts'

export interface NewStaff {
  readonly name: string
  readonly email: string
  readonly post: Post
}

export interface Invitation {
  readonly staffId: string
  /** In the link `/desk/invitation/{token}`. */
  readonly token: string
  readonly expiresAt: Date
}

interface Inviting {
  readonly db: Connection
  readonly house: Pick<House, 'keyring'>
  readonly actor: Actor
}

const validMs = 72 * 3_600_000

/** `wall`: staff is invited, and signs in, by the time of the wall. */
export async function inviteStaff(
  { db, house, actor }: Inviting,
  { name, email, post }: NewStaff,
  wall: Date,
): Promise<Invitation> {
  const [staffId, by] = [newId(), `${actor.kind} ${actor.id}`]
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(wall.getTime() + validMs)
  await insertStaff(db, { id: staffId, name: name.trim(), email: email.trim().toLowerCase(), at: wall })
  await insertPost(db, { ...post, postId: newId(), staffId, by, at: wall })
  const tokenHash = house.keyring.lookup(purpose, token)
  await insertInvitation(db, { tokenHash, staffId, by, at: wall, expiresAt })
  return { staffId, token, expiresAt }
}

/** Whom the token invites; undefined when it was spent, ran out, or never was. */
export const findInvitation = (
  { db, keyring }: { readonly db: Connection; readonly keyring: House['keyring'] },
  token: string,
  wall: Date,
): Promise<StaffMember | undefined> => findInvited(db, keyring.lookups(purpose, token), wall)

const purpose = 'staff-invitation'
