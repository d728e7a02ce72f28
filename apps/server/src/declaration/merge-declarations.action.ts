// Two declarations of the same people become one. Whoever stands in both keeps the holder she was first: what she
// said later is an amendment of what she said before, so that declaring twice cannot make a decision milder.
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { amendTraveller } from './amend.action.ts'
import { mergeRefused } from './declaration.problems.ts'
import {
  type DeclarationRow,
  listHolderIds,
  moveTravellers,
  removeTraveller,
  updateDeclaration,
} from './declaration.store.ts'
import { answerFinding } from './declared-again.store.ts'
import { mostTravellers } from './draft.ts'
import { documentNumberOf } from './identity-of.ts'
import { takeOverCertificates } from './own-certificates.action.ts'
import { noDraft } from './save-draft.action.ts'
import { withdrawHolder } from './withdraw.action.ts'

/** `earlier` is taken into `into`; its reference and secret open the merged one from then on. */
export async function mergeDeclarations(
  deed: Deed,
  into: DeclarationRow,
  earlier: DeclarationRow,
): Promise<void> {
  refuseUnlessBothStand(into, earlier)
  const [here, there] = [await listHolders(deed, into), await listHolders(deed, earlier)]
  const twice = here.flatMap((holder) => {
    const first = there.find((other) => documentOf(other) === documentOf(holder))
    return first === undefined ? [] : [{ first, again: holder }]
  })
  if (here.length + there.length - twice.length > mostTravellers)
    throw new Problem(mergeRefused, {
      detail: `Together they have more than ${mostTravellers} travellers. Keep them apart.`,
    })
  for (const { first, again } of twice) await takeTogether(deed, first, again)
  await moveTravellers(deed.db, earlier.declaration_id, into.declaration_id)
  await updateDeclaration(deed.db, earlier.declaration_id, { ...noDraft, merged_into: into.declaration_id })
}

function refuseUnlessBothStand(into: DeclarationRow, earlier: DeclarationRow): void {
  if (into.declaration_id === earlier.declaration_id)
    throw new Problem(mergeRefused, {
      detail: 'This is the declaration that is open. Give the reference and secret of the other one.',
    })
  if (into.scheme !== earlier.scheme)
    throw new Problem(mergeRefused, {
      detail: 'One is of an arrival, the other of a resident: they are of two kinds and stay apart.',
    })
  const stand = [into, earlier].every(
    ({ submitted_at, withdrawn_at }) => submitted_at !== null && withdrawn_at === null,
  )
  if (!stand)
    throw new Problem(mergeRefused, {
      detail: 'Only declarations that were sent and not withdrawn are merged.',
    })
}

async function listHolders(deed: Deed, { declaration_id }: DeclarationRow): Promise<readonly KnownHolder[]> {
  const holders: KnownHolder[] = []
  for (const holderId of await listHolderIds(deed.db, declaration_id))
    holders.push(await getHolder(deed, holderId))
  return holders
}

const documentOf = ({ state }: KnownHolder): string => documentNumberOf(state.answers ?? {})

async function takeTogether(deed: Deed, first: KnownHolder, again: KnownHolder): Promise<void> {
  const answers = again.state.pending?.answers ?? again.state.answers
  if (answers !== null) await amendTraveller(deed, first.head.holder_id, answers)
  await takeOverCertificates(deed, first.head.holder_id, again.state.certificates)
  await withdrawHolder(deed, again.head.holder_id)
  await closeMerged(deed, first.head.holder_id, again.head.holder_id)
  await removeTraveller(deed.db, again.head.holder_id)
}

/** What was found about the two is settled: they are one, and the milder answers wait for an officer. */
async function closeMerged(deed: Deed, first: string, again: string): Promise<void> {
  for (const [holderId, otherId] of [
    [first, again],
    [again, first],
  ] as const)
    await answerFinding(deed.db, {
      holderId,
      otherId,
      answer: 'merged',
      answered_at: deed.now,
      answered_by: deed.actor.id,
    })
}
