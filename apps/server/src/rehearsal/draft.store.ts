// Drafts with every edit, and who agreed to which.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

interface DraftRow {
  draft_id: string
  pack: string
  scheme: string
  number: number
  state: 'open' | 'published' | 'dropped'
  opened_at: Date
}

interface EditRow {
  draft_id: string
  revision: number
  document: string
  texts: string
  digest: Buffer
  edited_by: string
  edited_at: Date
  note: string
}

interface ApprovalRow {
  draft_id: string
  revision: number
  staff_id: string
  at: Date
}

const drafts = (db: Connection) =>
  tables<{ policy_draft: DraftRow; policy_draft_edit: EditRow; policy_approval: ApprovalRow }>(db)

export type KeptDraft = DraftRow & Omit<EditRow, 'draft_id'>

const withLatest = (db: Connection) =>
  drafts(db)
    .selectFrom('policy_draft as d')
    .innerJoin('policy_draft_edit as e', 'e.draft_id', 'd.draft_id')
    .select(['d.draft_id', 'd.pack', 'd.scheme', 'd.number', 'd.state', 'd.opened_at'])
    .select(['e.revision', 'e.document', 'e.texts', 'e.digest', 'e.edited_by', 'e.edited_at', 'e.note'])
    .where('e.revision', '=', (query) =>
      query
        .selectFrom('policy_draft_edit as last')
        .select(({ fn }) => fn.max('last.revision').as('revision'))
        .whereRef('last.draft_id', '=', 'd.draft_id'),
    )

/** The latest opened first. */
export const listDrafts = (db: Connection): Promise<KeptDraft[]> =>
  withLatest(db).orderBy('d.opened_at', 'desc').orderBy('d.draft_id').limit(100).execute()

export const findDraft = (db: Connection, draftId: string): Promise<KeptDraft | undefined> =>
  withLatest(db).where('d.draft_id', '=', draftId).executeTakeFirst()

/** Whoever edits, agrees or publishes does it one after the other. */
export async function lockDraft(db: Connection, draftId: string): Promise<void> {
  await sql`select from policy_draft where draft_id = ${draftId} for update`.execute(db)
}

export async function insertDraft(db: Connection, draft: DraftRow): Promise<void> {
  await drafts(db).insertInto('policy_draft').values(draft).execute()
}

export async function insertEdit(db: Connection, edit: EditRow): Promise<void> {
  await drafts(db).insertInto('policy_draft_edit').values(edit).execute()
}

/** The draft as one of its revisions said, whatever was edited since. */
export async function findRevision(
  db: Connection,
  draftId: string,
  revision: number,
): Promise<KeptDraft | undefined> {
  const latest = await findDraft(db, draftId)
  if (latest === undefined || latest.revision === revision) return latest
  const edit = await drafts(db)
    .selectFrom('policy_draft_edit')
    .selectAll()
    .where('draft_id', '=', draftId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return edit && { ...latest, ...edit }
}

export const listEdits = (db: Connection, draftId: string) =>
  drafts(db)
    .selectFrom('policy_draft_edit')
    .select(['revision', 'edited_by', 'edited_at', 'note'])
    .where('draft_id', '=', draftId)
    .orderBy('revision', 'desc')
    .execute()

export async function settleDraft(
  db: Connection,
  draftId: string,
  state: 'published' | 'dropped',
  number: number,
): Promise<void> {
  await drafts(db)
    .updateTable('policy_draft')
    .set({ state, number })
    .where('draft_id', '=', draftId)
    .execute()
}

export const listApprovals = (db: Connection, draftId: string, revision: number) =>
  drafts(db)
    .selectFrom('policy_approval')
    .selectAll()
    .where('draft_id', '=', draftId)
    .where('revision', '=', revision)
    .orderBy('at')
    .orderBy('staff_id')
    .execute()

export async function insertApproval(db: Connection, approval: ApprovalRow): Promise<void> {
  await drafts(db)
    .insertInto('policy_approval')
    .values(approval)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
