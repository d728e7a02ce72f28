// SQL of the staff: people, posts, invitations. Sessions and proofs are better-auth's to write.
import { sql } from 'kysely'
import { type Connection, tables } from '../database.ts'
import type { Post, Role } from '../permissions.ts'

interface StaffTables {
  staff: {
    id: string
    name: string
    email: string
    two_factor_enabled: boolean
    created_at: Date
    updated_at: Date
    left_at: Date | null
  }
  staff_post: {
    post_id: string
    staff_id: string
    role: Role
    jurisdiction: string
    port: string | null
    given_at: Date
    given_by: string
    ended_at: Date | null
  }
  staff_invitation: {
    token_hash: Buffer
    staff_id: string
    invited_by: string
    invited_at: Date
    expires_at: Date
    spent_at: Date | null
  }
  staff_secret: { wrapped: Buffer }
}

const staff = (db: Connection) => tables<StaffTables>(db)

export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly leftAt: Date | null
}

const memberColumns = ['id', 'name', 'email', 'left_at as leftAt'] as const

export const findStaff = (db: Connection, id: string): Promise<StaffMember | undefined> =>
  staff(db).selectFrom('staff').select(memberColumns).where('id', '=', id).executeTakeFirst()

export const listStaff = (db: Connection): Promise<readonly StaffMember[]> =>
  staff(db).selectFrom('staff').select(memberColumns).orderBy('name').orderBy('id').execute()

export async function insertStaff(
  db: Connection,
  { id, name, email, at }: { id: string; name: string; email: string; at: Date },
): Promise<void> {
  await staff(db)
    .insertInto('staff')
    .values({ id, name, email, two_factor_enabled: false, created_at: at, updated_at: at, left_at: null })
    .execute()
}

export type StaffPost = Post & { readonly staffId: string }

/** Posts that have not ended, the earliest given first. */
export const listPosts = (db: Connection, staffId?: string): Promise<readonly StaffPost[]> =>
  staff(db)
    .selectFrom('staff_post')
    .select(['staff_id as staffId', 'role', 'jurisdiction', 'port'])
    .where('ended_at', 'is', null)
    .$if(staffId !== undefined, (query) => query.where('staff_id', '=', staffId ?? ''))
    .orderBy('given_at')
    .orderBy('post_id')
    .execute()

export async function insertPost(
  db: Connection,
  post: Post & { readonly postId: string; readonly staffId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const { postId, staffId, role, jurisdiction, port, by, at } = post
  await staff(db)
    .insertInto('staff_post')
    .values({
      post_id: postId,
      staff_id: staffId,
      role,
      jurisdiction,
      port,
      given_at: at,
      given_by: by,
      ended_at: null,
    })
    .execute()
}

export async function insertInvitation(
  db: Connection,
  invitation: { tokenHash: Buffer; staffId: string; by: string; at: Date; expiresAt: Date },
): Promise<void> {
  const { tokenHash, staffId, by, at, expiresAt } = invitation
  await staff(db)
    .insertInto('staff_invitation')
    .values({
      token_hash: tokenHash,
      staff_id: staffId,
      invited_by: by,
      invited_at: at,
      expires_at: expiresAt,
      spent_at: null,
    })
    .execute()
}

/** Whom an invitation that still holds invites. */
export const findInvited = (
  db: Connection,
  tokenHashes: readonly Buffer[],
  wall: Date,
): Promise<StaffMember | undefined> =>
  staff(db)
    .selectFrom('staff_invitation')
    .innerJoin('staff', 'staff.id', 'staff_invitation.staff_id')
    .select(memberColumns)
    .where('token_hash', 'in', tokenHashes)
    .where('expires_at', '>', wall)
    .where('spent_at', 'is', null)
    .where('left_at', 'is', null)
    .executeTakeFirst()

export async function spendInvitations(db: Connection, staffId: string, wall: Date): Promise<void> {
  await staff(db)
    .updateTable('staff_invitation')
    .set({ spent_at: wall })
    .where('staff_id', '=', staffId)
    .where('spent_at', 'is', null)
    .execute()
}

/** The wrapped secret; of two servers that start at once the second takes the first's. */
export async function settleSecret(db: Connection, wrapped: Buffer): Promise<Buffer> {
  await sql`insert into staff_secret (wrapped) values (${wrapped}) on conflict do nothing`.execute(db)
  const row = await staff(db).selectFrom('staff_secret').select('wrapped').executeTakeFirstOrThrow()
  return row.wrapped
}

/** Names by id, for the timeline: whoever left is named too. */
export async function listStaffNames(
  db: Connection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await staff(db)
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
