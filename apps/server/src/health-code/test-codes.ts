// Sets the scene for stories of codes: rules and lists of March 2020 published, keys of the exercise open.

import type { Statement } from '../holder/statement.ts'
import { declared } from '../holder/test-acts.ts'
import { holderAfter, publishEverything } from '../holder/test-spine.ts'
import { amina } from '../people/test-people.ts'
import type { Deed, House } from '../platform/deed.ts'
import { boundDocumentOf } from './issued-code.ts'
import { openHealthCode } from './open-health-code.action.ts'

/** Amina's passport, as she shows it at a gate. */
export const aminasDocument = boundDocumentOf(amina)

/** Well, from a place that was on no list: green. */
export const fromKenya: Partial<Statement> = {
  stops: [{ place: 'KE', fromOn: '2020-03-01', untilOn: '2020-03-16', kind: 'stay' }],
}

/** The room as at start. */
export async function openRoom(deed: Deed, house: House): Promise<void> {
  await publishEverything(deed)
  await openHealthCode(house)
}

/** Amina has declared; her holder's id. */
export async function aminaDeclares(deed: Deed, statement: Partial<Statement> = {}): Promise<string> {
  const { holderId } = await holderAfter(deed, declared(statement))
  return holderId
}
