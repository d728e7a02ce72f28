// Who did what, from the chain's own columns.
import { type Connection, tables } from '../platform/database.ts'
import type { Actor } from '../platform/deed.ts'

interface Tables {
  act: { holder_id: string; seq: number; actor_kind: Actor['kind']; actor_id: string }
}

export const listActorRows = (db: Connection, holderId: string) =>
  tables<Tables>(db)
    .selectFrom('act')
    .select(['seq', 'actor_kind as kind', 'actor_id as id'])
    .where('holder_id', '=', holderId)
    .orderBy('seq')
    .execute()
