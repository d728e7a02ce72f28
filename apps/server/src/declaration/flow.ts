// The order of the pages: one group of questions each, traveller by traveller, then who else travels, then the check.

import type { PlainDate } from '../place/plain-date.ts'
import type { Answers } from './answers.ts'
import type { Draft } from './draft.ts'
import { isEnabled } from './enabling.ts'
import { isMinor } from './party-of.ts'
import { pagesOf, type Question, type QuestionGroup, type Questionnaire } from './questionnaire.ts'

export type Scheme = 'international' | 'resident'

/** Of a holder's scheme. */
export const schemeOf = (code: string): Scheme => (code === 'resident' ? 'resident' : 'international')

/** What decides about the order: whose pages they are, and what they ask. */
export interface Form {
  readonly scheme: Scheme
  readonly questionnaire: Questionnaire
}

const bases: Readonly<Record<Scheme, string>> = { international: 'declare', resident: 'resident' }

/** Where the first open page is found. */
export const beginPath = ({ scheme }: Form): string => (scheme === 'resident' ? 'resident/begin' : 'declare')
/** Residents apply each for herself; after the last page comes the check. */
export const hasParty = ({ scheme }: Form): boolean => scheme === 'international'
export const partyPath = 'declare/party'
export const checkPath = ({ scheme }: Form): string => `${bases[scheme]}/check`
/** What comes after the last page of a traveller. */
export const afterPages = (form: Form): string => (hasParty(form) ? partyPath : checkPath(form))
/** The pages that follow those of the questionnaire. */
export const closingPages = (form: Form): number => (hasParty(form) ? 2 : 1)

/** The address of a page, below the language; travellers are counted from 0 here and from 1 there. */
export const pathOf = (
  { scheme }: Form,
  traveller: number,
  { linkId }: Pick<QuestionGroup, 'linkId'>,
): string => `${bases[scheme]}/${traveller + 1}/${linkId}`

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
  form: Form,
  draft: Draft,
  traveller: number,
  linkId: string,
  today: PlainDate,
): Place | null {
  const answers = draft.travellers[traveller]?.answers
  if (answers === undefined) return null
  const pages = pagesFor(form.questionnaire, traveller, answers, today)
  const at = pages.findIndex((page) => page.linkId === linkId)
  const page = pages[at]
  if (page === undefined) return null
  const [before, after] = [pages[at - 1], pages[at + 1]]
  return {
    page,
    number: at + 1,
    of: pages.length + closingPages(form),
    back: before ? pathOf(form, traveller, before) : traveller > 0 ? partyPath : undefined,
    next: after ? pathOf(form, traveller, after) : afterPages(form),
  }
}

/** The first page of a traveller that has no answer yet; the check when every page was seen. */
export function firstOpenPath(form: Form, draft: Draft, today: PlainDate): string {
  for (const [traveller, { answers }] of draft.travellers.entries()) {
    const open = pagesFor(form.questionnaire, traveller, answers, today).find(
      (page) => answers[page.linkId] === undefined,
    )
    if (open !== undefined) return pathOf(form, traveller, open)
  }
  return checkPath(form)
}
