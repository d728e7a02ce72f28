// One document in two declarations that do not ask the same. Whoever withdraws and declares again, or declares twice,
// would otherwise choose the milder of two answers. Each is decided by what it says itself, so that neither learns of
// the other; what differs becomes a finding for an officer (docs/decisions/0034).
import { decideHolder, type Rulebook } from '../holder/deciding.ts'
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import { arrivalOf, isDecidable } from '../holder/state.ts'
import type { Statement } from '../holder/statement.ts'
import { listHoldersOfDocument } from '../people/find-person.action.ts'
import type { Deed } from '../platform/deed.ts'
import { insertFinding } from './declared-again.store.ts'
import { relaxes } from './relaxes.ts'

/** After something was declared or amended under this document number. */
export async function noticeDeclaredAgain(
  deed: Deed,
  holderId: string,
  documentNumber: string,
): Promise<void> {
  const others = (await listHoldersOfDocument(deed, documentNumber)).filter((id) => id !== holderId)
  if (others.length === 0) return
  const holder = await getHolder(deed, holderId)
  const rulebook = await openRulebook(deed, holder.head.pack)
  for (const otherId of others) {
    const other = await getHolder(deed, otherId)
    if (!isSameJourney(holder, other, rulebook)) continue
    const less = whoIsAskedLess(deed, holder, other, rulebook)
    if (less !== null)
      await insertFinding(deed.db, {
        holderId: less.head.holder_id,
        otherId: less === holder ? otherId : holderId,
        at: deed.now,
      })
  }
}

/** Within the days that an arrival looks back on, what was said for one journey bears upon the other. */
function isSameJourney(one: KnownHolder, other: KnownHolder, { policies }: Rulebook): boolean {
  if (one.head.scheme !== other.head.scheme || one.head.pack !== other.head.pack) return false
  const [a, b] = [dayOf(one), dayOf(other)]
  return a !== null && b !== null && Math.abs(a - b) <= policies.pack.manifest.lookBackDays * 86_400_000
}

function dayOf({ state }: KnownHolder): number | null {
  if (state.erasedAt !== null || state.statement === null) return null
  const arrival = arrivalOf(state)
  return arrival === null ? (state.statedAt?.getTime() ?? null) : Date.parse(arrival)
}

/** Both as if they had been said now of the arrival of the first; one that was withdrawn shows no code to anybody. */
function whoIsAskedLess(
  { now }: Deed,
  holder: KnownHolder,
  other: KnownHolder,
  rulebook: Rulebook,
): KnownHolder | null {
  const { head, state } = holder
  const { manifest } = rulebook.policies.pack
  const states =
    manifest.schemes.find(({ code }) => code === head.scheme)?.states.map(({ code }) => code) ?? []
  const decided = (statement: Statement) =>
    decideHolder(head.scheme, { ...state, statement }, rulebook, now).decision
  if (state.statement === null || other.state.statement === null) return null
  const { arrivalAt, port, flight } = state.statement
  const said = decided(state.statement)
  const saidThere = decided({ ...other.state.statement, arrivalAt, port, flight })
  if (isDecidable(state) && relaxes(saidThere, said, states)) return holder
  return isDecidable(other.state) && relaxes(said, saidThere, states) ? other : null
}
