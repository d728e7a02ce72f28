// What a declaration comes to now: of each traveller the decision in words and the code.
import { type Decision, type DecisionInWords, explain } from '@pratique/policy-engine'
import { type ClaimInWords, claimInWords } from '../health-code/claim-view.ts'
import { openCodePage } from '../health-code/code-page.action.ts'
import { issueCode, issueCodeTo, type ShownCode } from '../health-code/issue-code.action.ts'
import { claimOf } from '../holder/claim.ts'
import { findMissedArrival } from '../holder/missed-arrival.ts'
import type { HolderState } from '../holder/state.ts'
import type { Identity } from '../people/identity.ts'
import type { Language } from '../place/language.ts'
import { placeNames } from '../place/place-names.node.ts'
import type { Deed } from '../platform/deed.ts'
import { say } from '../site/say.ts'
import { listHolderIds } from './declaration.store.ts'
import type { DeclaredTraveller } from './declare.action.ts'

const purpose = 'declaration shown to who has its secret'

export interface ShownTraveller {
  readonly holderId: string
  readonly identity: Identity
  readonly state: HolderState
  /** Null once withdrawn. */
  readonly decision: Decision | null
  readonly words: DecisionInWords | null
  readonly code: ShownCode['code']
  /** A category with lines of its own. */
  readonly claim: ClaimInWords | null
  /** The planned arrival that passed without a landing. */
  readonly missedArrivalAt: Date | null
  /** The address of the code page, below the language. */
  readonly codePath: string
}

/** In the order of the declaration. */
export async function showTravellers(
  deed: Deed,
  declarationId: string,
  language: Language,
): Promise<readonly ShownTraveller[]> {
  const shown: ShownTraveller[] = []
  // One after the other: they share the deed's one connection.
  for (const holderId of await listHolderIds(deed.db, declarationId))
    shown.push(await showTraveller(deed, await issueCode(deed, holderId, purpose), language))
  return shown
}

/** The same for those who declared in this deed: nobody is read again, neither her row nor her name. */
export async function showDeclared(
  deed: Deed,
  declared: readonly DeclaredTraveller[],
  language: Language,
): Promise<readonly ShownTraveller[]> {
  const shown: ShownTraveller[] = []
  for (const { holder, identity } of declared) {
    const code = await issueCodeTo(deed, holder, identity)
    shown.push(
      await showTraveller(deed, code ?? (await issueCode(deed, holder.head.holder_id, purpose)), language),
    )
  }
  return shown
}

async function showTraveller(
  deed: Deed,
  { holder, identity, pack, decision, code }: ShownCode,
  language: Language,
): Promise<ShownTraveller> {
  const { state, head } = holder
  const holderId = head.holder_id
  const context = { pack, scheme: head.scheme, language, placeName: placeNames(head.pack, language) }
  return {
    holderId,
    identity,
    state,
    decision,
    words: decision && explain(decision, context),
    code,
    claim: claimInWords(claimOf(state), pack.manifest, say(language)),
    missedArrivalAt: findMissedArrival(state, {
      now: deed.now,
      hours: pack.manifest.validity.paperHoursAfterLanding,
    }),
    codePath: `code/${await openCodePage(deed, holderId)}`,
  }
}
