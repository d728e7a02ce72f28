// Forgets a holder at her asking: data key, names, payloads, facts and decisions go; the chain stays whole, and a
// receipt says that it was done.
import type { Decision } from '@pratique/policy-engine'
import { forgetPerson } from '../people/forget-person.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { ActOf } from './act.ts'
import { erasureNotYet } from './holder.problems.ts'
import { erasePayloads, insertActs, insertReceipt } from './holder.store.ts'
import { getLockedHolder } from './known-holder.action.ts'
import { decisionOf } from './projection.ts'
import { openRulebook } from './rulebook.action.ts'
import { sealAct } from './sealed-act.node.ts'
import { type HolderState, reduce } from './state.ts'
import { writeOutcomes } from './write-outcomes.action.ts'

export interface ErasureReceipt {
  readonly holderId: string
  readonly erasedAt: Date
  /** How many acts of hers are now without content, the erasure itself included. */
  readonly acts: number
}

/** What other rooms keep of her (declaration, codes) they erase themselves, in the same deed. */
export async function eraseHolder(deed: Deed, holderId: string, reason: string): Promise<ErasureReceipt> {
  const { head, sealing, state, end } = await getLockedHolder(deed, holderId)
  const until = heldUntil(state, decisionOf(head), deed.now)
  if (until !== null)
    throw new Problem(erasureNotYet, {
      detail: `A measure to protect others still runs. What is kept can be erased after ${until.toISOString()}.`,
    })
  const acts = end.seq + 1
  const act: ActOf<'erased'> = { kind: 'erased', payload: { reason, acts } }
  const row = sealAct(sealing, end, { act, at: deed.now, actor: deed.actor })
  if (row.salt === null) throw new Error('An act is sealed with its salt')
  await insertActs(deed.db, [row])
  const erased = reduce(state, { ...act, seq: row.seq, at: deed.now })
  const rulebook = await openRulebook(deed, head.pack)
  await writeOutcomes(deed, rulebook, 'act', [{ head, state: erased, end: { seq: row.seq, hash: row.hash } }])
  await erasePayloads(deed.db, holderId)
  await forgetPerson(deed, holderId)
  await insertReceipt(deed.db, {
    holder_id: holderId,
    erased_at: deed.now,
    acts,
    actor_kind: deed.actor.kind,
    actor_id: deed.actor.id,
    reason,
    salt: row.salt,
  })
  return { holderId, erasedAt: deed.now, acts }
}

/** Once she has landed, what protects others is kept until it ends (GDPR Art. 17(3)(c)); null when nothing does. */
export function heldUntil(state: HolderState, decision: Decision | null, now: Date): Date | null {
  if (state.landed === null) return null
  const ends = [state.measure?.until, ...(decision?.measures.map(({ until }) => until) ?? [])]
    .filter((until) => typeof until === 'string')
    .map((until) => new Date(until))
    .filter((until) => until > now)
  return ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
}
