// Deeds on published versions that wait for their second person.
import { type Connection, tables } from '../platform/database.ts'

interface VersionKey {
  readonly pack: string
  readonly scheme: string
  readonly number: number
}

export interface ProposalRow {
  readonly pack: string
  readonly scheme: string
  readonly number: number
  readonly deed: 'roll-back' | 'renew'
  readonly proposed_by: string
  readonly proposed_at: Date
  readonly reason: string
  readonly expires_at: Date | null
}

const proposals = (db: Connection) => tables<{ policy_proposal: ProposalRow }>(db)

export const listProposals = (db: Connection, pack: string): Promise<ProposalRow[]> =>
  proposals(db).selectFrom('policy_proposal').selectAll().where('pack', '=', pack).execute()

export const findProposal = (
  db: Connection,
  { pack, scheme, number }: VersionKey,
  deed: ProposalRow['deed'],
): Promise<ProposalRow | undefined> =>
  proposals(db)
    .selectFrom('policy_proposal')
    .selectAll()
    .where('pack', '=', pack)
    .where('scheme', '=', scheme)
    .where('number', '=', number)
    .where('deed', '=', deed)
    .executeTakeFirst()

/** In the place of one that waited. */
export async function insertProposal(db: Connection, row: ProposalRow): Promise<void> {
  await dropProposal(db, row, row.deed)
  await proposals(db).insertInto('policy_proposal').values(row).execute()
}

export async function dropProposal(
  db: Connection,
  { pack, scheme, number }: VersionKey,
  deed: ProposalRow['deed'],
): Promise<void> {
  await proposals(db)
    .deleteFrom('policy_proposal')
    .where('pack', '=', pack)
    .where('scheme', '=', scheme)
    .where('number', '=', number)
    .where('deed', '=', deed)
    .execute()
}
