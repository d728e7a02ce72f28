// A change that names only what is new: merged into what each traveller said last, checked as a whole.
import { getHolder } from '../holder/known-holder.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { invalidRequest } from '../platform/trouble.ts'
import type { Answers } from './answers.ts'
import { type CheckedTravellers, checkTravellers } from './check-travellers.ts'
import { declarationWithdrawn } from './declaration.problems.ts'
import { type DeclarationRow, listHolderIds } from './declaration.store.ts'
import { checkingAt, deskFor } from './desk.node.ts'
import { mergedAnswers } from './merge-answers.ts'
import { amendAll } from './submit-draft.action.ts'

export interface TravellerChange {
  /** In the order of the declaration, counted from 1. */
  readonly number: number
  readonly answers: Answers
}

/** Every problem of the changed answers; with none, the change was made. */
export async function changeAnswers(
  deed: Deed,
  row: DeclarationRow,
  changes: readonly TravellerChange[],
): Promise<CheckedTravellers> {
  if (row.withdrawn_at !== null)
    throw new Problem(declarationWithdrawn, {
      detail: 'It was withdrawn. Declare again if you travel after all.',
    })
  const before = await listAnswers(deed, row.declaration_id)
  refuseUnknown(changes, before.length)
  const after = before.map((answers, at) =>
    changes
      .filter(({ number }) => number === at + 1)
      .reduce((merged, change) => mergedAnswers(merged, change.answers), answers),
  )
  const desk = deskFor(deed.house, row.scheme, row.pack)
  const checked = checkTravellers(desk.questionnaire, after, checkingAt(desk, deed.now))
  if (checked.problems.length === 0) await amendAll(deed, row, checked.travellers)
  return checked
}

/** What each traveller said last, be it confirmed or not. */
export async function listAnswers(deed: Deed, declarationId: string): Promise<readonly Answers[]> {
  const answers: Answers[] = []
  for (const holderId of await listHolderIds(deed.db, declarationId)) {
    const { state } = await getHolder(deed, holderId)
    answers.push(state.pending?.answers ?? state.answers ?? {})
  }
  return answers
}

function refuseUnknown(changes: readonly TravellerChange[], travellers: number): void {
  const errors = changes.flatMap(({ number }, at) =>
    number <= travellers
      ? []
      : [
          {
            pointer: `/travellers/${at}/number`,
            code: 'unknown-traveller',
            detail: `The declaration has ${travellers} travellers.`,
          },
        ],
  )
  if (errors.length > 0)
    throw new Problem(invalidRequest, {
      detail: 'A traveller is named who is not in the declaration.',
      errors,
    })
}
