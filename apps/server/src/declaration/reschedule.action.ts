// A delay or another flight: the arrival moves for all travellers of a declaration, and each is decided anew.

import { getHolder } from '../holder/known-holder.action.ts'
import type { Deed } from '../platform/deed.ts'
import { amendTraveller } from './amend.action.ts'
import { type Answers, entriesOf, type Json } from './answers.ts'
import { listHolderIds } from './declaration.store.ts'

/** The answers of a traveller with another voyage. What already waits for an officer is not lost by it. */
export function withVoyage(answers: Answers, voyage: Readonly<Record<string, Json>>): Answers {
  const [before = {}] = entriesOf(answers, 'voyage')
  return { ...answers, voyage: { ...before, ...voyage } }
}

export async function rescheduleTravellers(
  deed: Deed,
  declarationId: string,
  voyage: Readonly<Record<string, Json>>,
): Promise<void> {
  for (const holderId of await listHolderIds(deed.db, declarationId)) {
    const { state } = await getHolder(deed, holderId)
    const answers = state.pending?.answers ?? state.answers
    if (answers !== null) await amendTraveller(deed, holderId, withVoyage(answers, voyage))
  }
}
