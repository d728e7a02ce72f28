// SQL of declarations, their claims and their travellers.
import { type Selectable, sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import { asking, inserting } from '../platform/statement.ts'
import type { Scheme } from './flow.ts'

interface DeclarationTable {
  declaration_id: string
  reference: string
  language: string
  pack: string
  scheme: Scheme
  data_key: Buffer | null
  draft: Buffer | null
  started_at: Date
  saved_at: Date
  draft_expires_at: Date | null
  submitted_at: Date | null
  withdrawn_at: Date | null
  merged_into: string | null
  /** When its retention clock is looked at again; null: it was not yet. */
  look_again_at: Date | null
}

interface Tables {
  declaration: DeclarationTable
  declaration_claim: { reference_hash: Buffer; secret_hash: Buffer; declaration_id: string }
  declaration_traveller: { declaration_id: string; number: number; holder_id: string }
  document_day_claim: { document_day_hash: Buffer; holder_id: string; claimed_at: Date }
}

export type DeclarationRow = Readonly<Selectable<DeclarationTable>>

const from = (db: Connection) => tables<Tables>(db)

export interface Claim {
  readonly declarationId: string
  readonly secretHash: Buffer
}

export async function findClaim(db: Connection, referenceHashes: readonly Buffer[]): Promise<Claim | null> {
  const row = await from(db)
    .selectFrom('declaration_claim')
    .select(['declaration_id', 'secret_hash'])
    .where('reference_hash', 'in', referenceHashes)
    .executeTakeFirst()
  return row === undefined ? null : { declarationId: row.declaration_id, secretHash: row.secret_hash }
}

/** Whether the reference was free. */
export async function claimReference(
  db: Connection,
  claim: Claim & { readonly referenceHash: Buffer },
): Promise<boolean> {
  const rows = await claimFree(db, [claim.referenceHash, claim.secretHash, claim.declarationId])
  return rows.length > 0
}

const claimFree = asking<{ readonly declaration_id: string }>(`
  insert into declaration_claim (reference_hash, secret_hash, declaration_id) values ($1, $2, $3)
  on conflict do nothing returning declaration_id`)

const insertRows = inserting<DeclarationRow>('declaration', [
  'declaration_id',
  'reference',
  'language',
  'pack',
  'scheme',
  'data_key',
  'draft',
  'draft_expires_at',
  'started_at',
  'saved_at',
  'submitted_at',
  'withdrawn_at',
  'merged_into',
  'look_again_at',
])

export const insertDeclaration = (db: Connection, row: DeclarationRow): Promise<void> => insertRows(db, [row])

export type Lock = 'none' | 'update'

export async function findDeclaration(
  db: Connection,
  id: string,
  lock: Lock,
): Promise<DeclarationRow | null> {
  const query = from(db).selectFrom('declaration').selectAll().where('declaration_id', '=', id)
  const row = await (lock === 'update' ? query.forUpdate() : query).executeTakeFirst()
  return row ?? null
}

export async function updateDeclaration(
  db: Connection,
  id: string,
  change: Partial<DeclarationRow>,
): Promise<void> {
  await from(db).updateTable('declaration').set(change).where('declaration_id', '=', id).execute()
}

export async function insertTravellers(
  db: Connection,
  id: string,
  holderIds: readonly string[],
  after = 0,
): Promise<void> {
  const rows = holderIds.map((holder_id, index) => ({
    declaration_id: id,
    number: after + index + 1,
    holder_id,
  }))
  await insertTravellerRows(db, rows)
}

const insertTravellerRows = inserting<Tables['declaration_traveller']>('declaration_traveller', [
  'declaration_id',
  'number',
  'holder_id',
])

/** In the order of the declaration. */
export async function listHolderIds(db: Connection, id: string): Promise<readonly string[]> {
  const rows = await from(db)
    .selectFrom('declaration_traveller')
    .select('holder_id')
    .where('declaration_id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.holder_id)
}

/** Moves every traveller of one declaration behind those of another. */
export async function moveTravellers(db: Connection, fromId: string, toId: string): Promise<void> {
  const moved = await listHolderIds(db, fromId)
  const { last } = await from(db)
    .selectFrom('declaration_traveller')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('declaration_id', '=', toId)
    .executeTakeFirstOrThrow()
  await from(db).deleteFrom('declaration_traveller').where('declaration_id', '=', fromId).execute()
  if (moved.length > 0) await insertTravellers(db, toId, moved, Number(last ?? 0))
}

export async function removeTraveller(db: Connection, holderId: string): Promise<void> {
  await from(db).deleteFrom('declaration_traveller').where('holder_id', '=', holderId).execute()
}

/** Claims a document on its day; answers who claimed it before. */
export async function claimDocumentDay(
  db: Connection,
  claim: {
    readonly hash: Buffer
    readonly hashes: readonly Buffer[]
    readonly holderId: string
    readonly at: Date
  },
): Promise<readonly string[]> {
  const { hash, hashes, holderId, at } = claim
  const rows = await claimDay(db, [hash, holderId, at, hashes])
  return rows.map((row) => row.holder_id)
}

// All parts of one statement see the table as it was before it.
const claimDay = asking<{ readonly holder_id: string }>(`
  with claimed as (
    insert into document_day_claim (document_day_hash, holder_id, claimed_at) values ($1, $2, $3)
    on conflict do nothing
  )
  select holder_id from document_day_claim where document_day_hash = any($4::bytea[]) and holder_id <> $2`)

export async function releaseDocumentDays(db: Connection, holderId: string): Promise<void> {
  await from(db).deleteFrom('document_day_claim').where('holder_id', '=', holderId).execute()
}

/** Drafts that were left, with their claims; answers how many. Those of a declaration that was sent only lose the draft. */
export async function dropExpiredDrafts(db: Connection, now: Date): Promise<number> {
  const gone = await from(db)
    .deleteFrom('declaration')
    .where('draft_expires_at', '<=', now)
    .where('submitted_at', 'is', null)
    .returning('declaration_id')
    .execute()
  const ids = gone.map((row) => row.declaration_id)
  if (ids.length > 0)
    await from(db).deleteFrom('declaration_claim').where('declaration_id', 'in', ids).execute()
  const left = await from(db)
    .updateTable('declaration')
    .set({ draft: null, data_key: null, draft_expires_at: null })
    .where('draft_expires_at', '<=', now)
    .executeTakeFirst()
  return ids.length + Number(left.numUpdatedRows)
}

/** With its ways in, those of declarations that were merged into it included. */
export async function deleteDeclaration(db: Connection, id: string): Promise<void> {
  const gone = await from(db)
    .deleteFrom('declaration')
    .where((is) => is.or([is('declaration_id', '=', id), is('merged_into', '=', id)]))
    .returning('declaration_id')
    .execute()
  const ids = gone.map((row) => row.declaration_id)
  await from(db).deleteFrom('declaration_traveller').where('declaration_id', 'in', ids).execute()
  await from(db).deleteFrom('declaration_claim').where('declaration_id', 'in', ids).execute()
}

/** Sent declarations whose retention clock is to be looked at, the longest due first; another server takes others. */
export function lockPastDeclarations(
  db: Connection,
  now: Date,
  atMost: number,
): Promise<readonly DeclarationRow[]> {
  return from(db)
    .selectFrom('declaration')
    .selectAll()
    .where('submitted_at', 'is not', null)
    .where('merged_into', 'is', null)
    .where(sql`coalesce(look_again_at, submitted_at)`, '<=', now)
    .orderBy(sql`coalesce(look_again_at, submitted_at)`)
    .limit(atMost)
    .forUpdate()
    .skipLocked()
    .execute()
}
