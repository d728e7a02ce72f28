// Questions that two people published here, and the edit that waits for its second person.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

export interface PublishedQuestions {
  readonly pack: string
  readonly scheme: string
  readonly number: number
  readonly document: string
  readonly digest: Buffer
  readonly published_at: Date
  readonly proposed_by: string
  readonly agreed_by: string
  readonly note: string
}

export interface ProposedQuestions {
  readonly pack: string
  readonly scheme: string
  readonly document: string
  readonly edited_from: number
  readonly proposed_by: string
  readonly proposed_at: Date
  readonly note: string
}

const questions = (db: Connection) =>
  tables<{ question_publication: PublishedQuestions; question_proposal: ProposedQuestions }>(db)

/** Of each scheme of a pack the latest. */
export async function listLatestQuestions(db: Connection, pack: string): Promise<PublishedQuestions[]> {
  const { rows } = await sql<PublishedQuestions>`
    select distinct on (scheme) * from question_publication where pack = ${pack} order by scheme, number desc
  `.execute(db)
  return rows
}

export async function insertQuestions(db: Connection, row: PublishedQuestions): Promise<void> {
  await questions(db).insertInto('question_publication').values(row).execute()
}

export const findProposedQuestions = (
  db: Connection,
  pack: string,
  scheme: string,
): Promise<ProposedQuestions | undefined> =>
  questions(db)
    .selectFrom('question_proposal')
    .selectAll()
    .where('pack', '=', pack)
    .where('scheme', '=', scheme)
    .forUpdate()
    .executeTakeFirst()

/** In the place of one that waited. */
export async function putProposedQuestions(db: Connection, row: ProposedQuestions): Promise<void> {
  await dropProposedQuestions(db, row.pack, row.scheme)
  await questions(db).insertInto('question_proposal').values(row).execute()
}

export async function dropProposedQuestions(db: Connection, pack: string, scheme: string): Promise<void> {
  await questions(db)
    .deleteFrom('question_proposal')
    .where('pack', '=', pack)
    .where('scheme', '=', scheme)
    .execute()
}
