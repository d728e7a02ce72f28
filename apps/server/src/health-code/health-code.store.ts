// Codes and their pages in the database.
import type { CodeState } from '@pratique/health-credential'
import { type Connection, tables } from '../platform/database.ts'
import { inserting } from '../platform/statement.ts'

export type CodeStatus = 0 | 1 | 2 | 3

export interface CodeRow {
  readonly holder_id: string
  readonly code_id: Buffer
  readonly status_list: number
  readonly status_index: number
  readonly status: CodeStatus
  readonly status_reason: string | null
  readonly scheme: string
  readonly colour: CodeState
  readonly pack: string
  readonly policy_version: number
  readonly reasons: number[]
  readonly specimen: boolean
  readonly binding_cost: number | null
  readonly binding_tag: Buffer | null
  readonly document_hash: Buffer | null
  readonly issued_at: Date
  readonly valid_until: Date
  readonly closed_at: Date | null
}

interface CodeTables {
  health_code: CodeRow
  code_page: { handle_hash: Buffer; holder_id: string; opened_at: Date }
}

const codes = (db: Connection) => tables<CodeTables>(db)

/** The code of a holder that is in force; nothing when there is none. */
export function findCodeInForce(db: Connection, holderId: string): Promise<CodeRow | undefined> {
  return codes(db)
    .selectFrom('health_code')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('status', '=', 0)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whose a code is, in force or not. */
export async function findHolderOfCode(db: Connection, codeId: Buffer): Promise<string | null> {
  const row = await codes(db)
    .selectFrom('health_code')
    .select('holder_id')
    .where('code_id', '=', codeId)
    .limit(1)
    .executeTakeFirst()
  return row?.holder_id ?? null
}

export async function listCodesInForce(
  db: Connection,
  holderIds: readonly string[],
): Promise<readonly { readonly holderId: string; readonly codeId: Buffer }[]> {
  if (holderIds.length === 0) return []
  return codes(db)
    .selectFrom('health_code')
    .select(['holder_id as holderId', 'code_id as codeId'])
    .where('holder_id', 'in', [...holderIds])
    .where('status', '=', 0)
    .execute()
}

const insertCodes = inserting<CodeRow>('health_code', [
  'holder_id',
  'code_id',
  'status_list',
  'status_index',
  'status',
  'status_reason',
  'scheme',
  'colour',
  'pack',
  'policy_version',
  'reasons',
  'specimen',
  'binding_cost',
  'binding_tag',
  'document_hash',
  'issued_at',
  'valid_until',
  'closed_at',
])

export const insertCode = (db: Connection, row: CodeRow): Promise<void> => insertCodes(db, [row])

/** The same code with another end, version or reasons: it is signed anew each time it is shown. */
export async function renewCode(
  db: Connection,
  { holder_id, code_id, valid_until, policy_version, reasons }: CodeRow,
): Promise<void> {
  await codes(db)
    .updateTable('health_code')
    .set({ valid_until, policy_version, reasons })
    .where('holder_id', '=', holder_id)
    .where('code_id', '=', code_id)
    .execute()
}

/** Takes every code of a holder that is in force out of force; returns their ids. */
export async function closeCodes(
  db: Connection,
  holderId: string,
  closing: { readonly status: Exclude<CodeStatus, 0>; readonly reason: string; readonly at: Date },
): Promise<readonly Buffer[]> {
  const closed = await codes(db)
    .updateTable('health_code')
    .set({ status: closing.status, status_reason: closing.reason, closed_at: closing.at })
    .where('holder_id', '=', holderId)
    .where('status', '=', 0)
    .returning('code_id')
    .execute()
  return closed.map(({ code_id }) => code_id)
}

/** Leaves of a forgotten holder's codes only their places in the lists, which must go on saying no. */
export async function blankCodes(db: Connection, holderId: string): Promise<void> {
  await codes(db)
    .updateTable('health_code')
    .set({ reasons: [], binding_cost: null, binding_tag: null, document_hash: null })
    .where('holder_id', '=', holderId)
    .execute()
  await codes(db).deleteFrom('code_page').where('holder_id', '=', holderId).execute()
}

/** Opens the page of a holder under this hash; a page that is open stays. */
export const insertPage = (db: Connection, hash: Buffer, holderId: string, at: Date): Promise<void> =>
  insertPages(db, [{ handle_hash: hash, holder_id: holderId, opened_at: at }])

const insertPages = inserting<CodeTables['code_page']>(
  'code_page',
  ['handle_hash', 'holder_id', 'opened_at'],
  'on conflict do nothing',
)

/** The holder whose page has one of these hashes. */
export async function findPageHolder(db: Connection, hashes: readonly Buffer[]): Promise<string | undefined> {
  const found = await codes(db)
    .selectFrom('code_page')
    .select('holder_id')
    .where('handle_hash', 'in', hashes)
    .executeTakeFirst()
  return found?.holder_id
}
