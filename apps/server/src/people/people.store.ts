// The tables of people. Everything that names someone is sealed before it comes here.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import { asking, inserting } from '../platform/statement.ts'
import type { PartyMember, PartyRole } from './party.ts'
import { type HashedClaim, packClaims, type SealedIdentity, unpackClaims } from './sealed-identity.node.ts'

interface PeopleTables {
  identity: { holder_id: string; data_key: Buffer; sealed: Buffer; claims: Buffer; sealed_at: Date }
  identity_claim: { hash: Buffer; holder_id: string; kind: string }
  identity_access: {
    holder_id: string
    access_id: string
    accessed_at: Date
    actor_kind: string
    actor_id: string
    deed: 'read' | 'corrected' | 'found'
    purpose: string
  }
  identity_search: {
    search_id: string
    searched_at: Date
    actor_kind: string
    actor_id: string
    kind: string
    purpose: string
    found: number
  }
  party_member: { holder_id: string; party_id: string; role: PartyRole; joined_at: Date }
}
export type AccessRow = PeopleTables['identity_access']
export type SearchRow = PeopleTables['identity_search']

const people = (db: Connection) => tables<PeopleTables>(db)

export interface StoredIdentity {
  readonly holderId: string
  readonly wrappedKey: Buffer
  readonly sealed: Buffer
  readonly claims: Buffer
}

export async function listIdentities(
  db: Connection,
  holderIds: readonly string[],
): Promise<StoredIdentity[]> {
  const rows = await people(db)
    .selectFrom('identity')
    .select(['holder_id', 'data_key', 'sealed', 'claims'])
    .where('holder_id', 'in', [...holderIds])
    .execute()
  return rows.map(({ holder_id: holderId, data_key: wrappedKey, sealed, claims }) => ({
    holderId,
    wrappedKey,
    sealed,
    claims,
  }))
}

export async function findWrappedKey(db: Connection, holderId: string): Promise<Buffer | undefined> {
  const row = await people(db)
    .selectFrom('identity')
    .select('data_key')
    .where('holder_id', '=', holderId)
    .executeTakeFirst()
  return row?.data_key
}

export async function insertIdentity(
  db: Connection,
  holderId: string,
  { wrappedKey, sealed, claims }: SealedIdentity,
  at: Date,
): Promise<void> {
  await insertSealed(db, [
    { holder_id: holderId, data_key: wrappedKey, sealed, claims: packClaims(claims), sealed_at: at },
  ])
  await insertClaims(db, holderId, claims)
}

const insertSealed = inserting<PeopleTables['identity']>('identity', [
  'holder_id',
  'data_key',
  'sealed',
  'claims',
  'sealed_at',
])

export async function replaceIdentity(
  db: Connection,
  holderId: string,
  { wrappedKey, sealed, claims }: SealedIdentity,
  at: Date,
): Promise<void> {
  await deleteClaims(db, holderId)
  await people(db)
    .updateTable('identity')
    .set({ data_key: wrappedKey, sealed, claims: packClaims(claims), sealed_at: at })
    .where('holder_id', '=', holderId)
    .execute()
  await insertClaims(db, holderId, claims)
}

async function deleteClaims(db: Connection, holderId: string): Promise<void> {
  const row = await people(db)
    .selectFrom('identity')
    .select('claims')
    .where('holder_id', '=', holderId)
    .executeTakeFirst()
  if (!row || row.claims.length === 0) return
  await people(db)
    .deleteFrom('identity_claim')
    .where('hash', 'in', [...unpackClaims(row.claims)])
    .where('holder_id', '=', holderId)
    .execute()
}

async function insertClaims(db: Connection, holderId: string, claims: readonly HashedClaim[]): Promise<void> {
  if (claims.length === 0) return
  await insertHashes(
    db,
    claims.map(({ hash, kind }) => ({ hash, kind, holder_id: holderId })),
  )
}

const insertHashes = inserting<PeopleTables['identity_claim']>(
  'identity_claim',
  ['hash', 'kind', 'holder_id'],
  'on conflict do nothing',
)

/** Destroys the data key and all that names the holder. Returns whether there was anything. */
export async function deletePerson(db: Connection, holderId: string): Promise<boolean> {
  await deleteClaims(db, holderId)
  const { numDeletedRows } = await people(db)
    .deleteFrom('identity')
    .where('holder_id', '=', holderId)
    .executeTakeFirstOrThrow()
  await people(db).deleteFrom('party_member').where('holder_id', '=', holderId).execute()
  return numDeletedRows > 0n
}

export async function listClaimants(db: Connection, hashes: readonly Buffer[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const rows = await askClaimants(db, [hashes])
  return rows.map((row) => row.holder_id)
}

const askClaimants = asking<{ readonly holder_id: string }>(
  'select distinct holder_id from identity_claim where hash = any($1::bytea[]) order by holder_id',
)

/** Of many hashes at once, who claims which. */
export async function listClaims(
  db: Connection,
  hashes: readonly Buffer[],
): Promise<readonly { readonly hash: Buffer; readonly holderId: string }[]> {
  if (hashes.length === 0) return []
  return people(db)
    .selectFrom('identity_claim')
    .select(['hash', 'holder_id as holderId'])
    .where('hash', '=', sql<Buffer>`any(${[...hashes]})`)
    .execute()
}

export async function insertAccesses(db: Connection, rows: readonly AccessRow[]): Promise<void> {
  if (rows.length > 0)
    await people(db)
      .insertInto('identity_access')
      .values([...rows])
      .execute()
}

export async function insertSearch(db: Connection, row: SearchRow): Promise<void> {
  await people(db).insertInto('identity_search').values(row).execute()
}

export async function listAccesses(db: Connection, holderId: string): Promise<AccessRow[]> {
  return people(db)
    .selectFrom('identity_access')
    .selectAll()
    .where('holder_id', '=', holderId)
    .orderBy('accessed_at')
    .orderBy('access_id')
    .execute()
}

export async function insertPartyMembers(
  db: Connection,
  partyId: string,
  members: readonly PartyMember[],
  at: Date,
): Promise<void> {
  await people(db)
    .insertInto('party_member')
    .values(
      members.map(({ holderId, role }) => ({ holder_id: holderId, party_id: partyId, role, joined_at: at })),
    )
    .execute()
}

export interface StoredMember extends PartyMember {
  readonly partyId: string
}

/** The parties of many, the latest joined last. */
export async function listPartiesOf(
  db: Connection,
  holderIds: readonly string[],
): Promise<readonly StoredMember[]> {
  if (holderIds.length === 0) return []
  return people(db)
    .selectFrom('party_member')
    .select(['party_id as partyId', 'holder_id as holderId', 'role'])
    .where('holder_id', '=', sql<string>`any(${[...holderIds]}::uuid[])`)
    .orderBy('joined_at')
    .execute()
}

/** Everyone in any party that the holder is in, herself included. */
export async function listPartyMembers(db: Connection, holderId: string): Promise<StoredMember[]> {
  const rows = await people(db)
    .selectFrom('party_member')
    .select(['party_id', 'holder_id', 'role'])
    .where('party_id', 'in', (own) =>
      own.selectFrom('party_member').select('party_id').where('holder_id', '=', holderId),
    )
    .orderBy('party_id')
    .orderBy('holder_id')
    .execute()
  return rows.map((row) => ({ partyId: row.party_id, holderId: row.holder_id, role: row.role }))
}

export const listPartyIds = (db: Connection, holderIds: readonly string[]) =>
  people(db)
    .selectFrom('party_member')
    .select(['holder_id as holderId', 'party_id as partyId'])
    .where('holder_id', 'in', [...holderIds])
    .execute()
