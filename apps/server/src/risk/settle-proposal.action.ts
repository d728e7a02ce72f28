// The second person: agrees, and the list is in force from now; or declines, with a reason.
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { listPublishedLists } from './list-in-force.action.ts'
import { lockOpenProposal, type Proposal, settleProposal } from './proposal.store.ts'
import { getListRule } from './propose-list.action.ts'
import { publishList } from './publish-list.action.ts'
import { listTwoPeople, proposalNotFound } from './risk.problems.ts'

/** The edition it was published as. */
export async function publishProposal(deed: Deed, proposalId: string): Promise<string> {
  const proposal = await getOpenProposal(deed, proposalId)
  const { pack, list, derivedOn, entries, source, proposedBy } = proposal
  if (proposedBy === deed.actor.id)
    throw new Problem(listTwoPeople, { detail: 'Who proposes a list cannot agree to it alone.' })
  const edition = await freeEdition(deed, proposal)
  await publishList(deed, pack, {
    list,
    edition,
    effectiveAt: deed.now.toISOString(),
    publishedAt: deed.now.toISOString(),
    derivedOn,
    source,
    entries: [...entries],
    levels: getListRule(pack, list).levels.map(({ id }) => id),
    proposedBy,
    agreedBy: deed.actor.id,
  })
  const settled = { by: deed.actor.id, at: deed.now, edition, declineReason: null }
  await settleProposal(deed.db, proposalId, settled)
  return edition
}

/** The pack it was proposed in. */
export async function declineProposal(deed: Deed, proposalId: string, reason: string): Promise<string> {
  const { pack } = await getOpenProposal(deed, proposalId)
  const settled = { by: deed.actor.id, at: deed.now, edition: null, declineReason: reason }
  await settleProposal(deed.db, proposalId, settled)
  return pack
}

async function getOpenProposal(deed: Deed, proposalId: string): Promise<Proposal> {
  const proposal = await lockOpenProposal(deed.db, proposalId)
  if (proposal) return proposal
  throw new Problem(proposalNotFound, {
    detail: 'It was published or declined meanwhile. Look at the list again.',
  })
}

/** Editions are called by their day; a second one of a day is told apart. */
async function freeEdition(deed: Deed, { pack, list, derivedOn }: Proposal): Promise<string> {
  const taken = (await listPublishedLists(deed, pack))
    .filter((one) => one.list === list)
    .map(({ edition }) => edition)
  for (let number = 1; ; number += 1) {
    const edition = number === 1 ? derivedOn : `${derivedOn}-${number}`
    if (!taken.includes(edition)) return edition
  }
}
