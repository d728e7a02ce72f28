// The order of the pages: one group of questions each, traveller by traveller, then who else travels, then the check.

import type { PlainDate } from '../place/plain-date.ts'
import type { Answers } from './answers.ts'
import type { Draft } from './draft.ts'
import { isEnabled } from './enabling.ts'
import { isMinor } from './party-of.ts'
import { pagesOf, type Question, type QuestionGroup, type Questionnaire } from './questionnaire.ts'

export const partyPath = 'declare/party'
export const checkPath = 'declare/check'

/** The address of a page, below the language; travellers are counted from 0 here and from 1 there. */
export const pathOf = (traveller: number, page: QuestionGroup): string =>
  `declare/${traveller + 1}/${page.linkId}`

/** The pages that have something to ask this traveller, and of each page what it asks her. */
export function pagesFor(
  questionnaire: Questionnaire,
  traveller: number,
  answers: Answers,
  today: PlainDate,
): readonly QuestionGroup[] {
  return pagesOf(questionnaire)
    .filter((page) => isEnabled(page, answers))
    .map((page) => ({
      ...page,
      item: page.item.filter((question) => concerns(question, traveller, answers, today)),
    }))
    .filter((page) => page.item.some((question) => mayBeAsked(question, page, answers)))
}

// FHIR cannot say "of the second traveller" or "of those under age".
function concerns({ linkId }: Question, traveller: number, answers: Answers, today: PlainDate): boolean {
  if (linkId === 'party.relation') return traveller > 0
  return linkId.startsWith('party.') ? isMinor(answers, today) : true
}

function mayBeAsked(question: Question, page: QuestionGroup, answers: Answers): boolean {
  const isHere = question.enableWhen.some((condition) =>
    page.item.some(({ linkId }) => linkId === condition.question),
  )
  return isHere || isEnabled(question, answers)
}

export interface Place {
  readonly page: QuestionGroup
  /** Which page of how many, counted from 1; the pages on the party and the check included. */
  readonly number: number
  readonly of: number
  readonly back: string | undefined
  readonly next: string
}

/** Where a page stands; null when it is not asked of this traveller. */
export function placeOf(
  questionnaire: Questionnaire,
  draft: Draft,
  traveller: number,
  linkId: string,
  today: PlainDate,
): Place | null {
  const answers = draft.travellers[traveller]?.answers
  if (answers === undefined) return null
  const pages = pagesFor(questionnaire, traveller, answers, today)
  const at = pages.findIndex((page) => page.linkId === linkId)
  const page = pages[at]
  if (page === undefined) return null
  const [before, after] = [pages[at - 1], pages[at + 1]]
  return {
    page,
    number: at + 1,
    of: pages.length + 2,
    back: before ? pathOf(traveller, before) : traveller > 0 ? partyPath : undefined,
    next: after ? pathOf(traveller, after) : partyPath,
  }
}

/** The first page of a traveller that has no answer yet; the check when every page was seen. */
export function firstOpenPath(questionnaire: Questionnaire, draft: Draft, today: PlainDate): string {
  for (const [traveller, { answers }] of draft.travellers.entries()) {
    const open = pagesFor(questionnaire, traveller, answers, today).find(
      (page) => answers[page.linkId] === undefined,
    )
    if (open !== undefined) return pathOf(traveller, open)
  }
  return checkPath
}
