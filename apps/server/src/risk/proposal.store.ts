// The table of lists that wait for a second person.
import { type Connection, tables } from '../platform/database.ts'
import type { PublishedEntry } from './published-list.ts'

interface ProposalTable {
  proposal_id: string
  pack: string
  list: string
  derived_on: string
  entries: string
  source: string
  proposed_by: string
  proposed_at: Date
  settled_by: string | null
  settled_at: Date | null
  edition: string | null
  decline_reason: string | null
}

export interface Proposal {
  readonly proposalId: string
  readonly pack: string
  readonly list: string
  readonly derivedOn: string
  readonly entries: readonly PublishedEntry[]
  readonly source: string
  readonly proposedBy: string
  readonly proposedAt: Date
}

const proposals = (db: Connection) => tables<{ risk_proposal: ProposalTable }>(db)

const proposalOf = (row: ProposalTable): Proposal => ({
  proposalId: row.proposal_id,
  pack: row.pack,
  list: row.list,
  derivedOn: row.derived_on,
  // A jsonb column comes back parsed, and only `insertProposal` writes it.
  entries: row.entries as unknown as readonly PublishedEntry[],
  source: row.source,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
})

export async function insertProposal(db: Connection, proposal: Proposal): Promise<void> {
  await proposals(db)
    .insertInto('risk_proposal')
    .values({
      proposal_id: proposal.proposalId,
      pack: proposal.pack,
      list: proposal.list,
      derived_on: proposal.derivedOn,
      entries: JSON.stringify(proposal.entries),
      source: proposal.source,
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
      settled_by: null,
      settled_at: null,
      edition: null,
      decline_reason: null,
    })
    .execute()
}

/** Those that wait, the oldest first. */
export async function listOpenProposals(db: Connection, pack: string): Promise<readonly Proposal[]> {
  const rows = await proposals(db)
    .selectFrom('risk_proposal')
    .selectAll()
    .where('pack', '=', pack)
    .where('settled_at', 'is', null)
    .orderBy('proposed_at')
    .execute()
  return rows.map(proposalOf)
}

/** Locked, so that two who agree at once publish once; null where none of this id waits. */
export async function lockOpenProposal(db: Connection, proposalId: string): Promise<Proposal | null> {
  const row = await proposals(db)
    .selectFrom('risk_proposal')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .where('settled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : proposalOf(row)
}

export async function settleProposal(
  db: Connection,
  proposalId: string,
  how: {
    readonly by: string
    readonly at: Date
    readonly edition: string | null
    readonly declineReason: string | null
  },
): Promise<void> {
  await proposals(db)
    .updateTable('risk_proposal')
    .set({
      settled_by: how.by,
      settled_at: how.at,
      edition: how.edition,
      decline_reason: how.declineReason,
    })
    .where('proposal_id', '=', proposalId)
    .execute()
}
