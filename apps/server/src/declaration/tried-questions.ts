// The questions of a pack that decide, without those that name somebody: for a form that anyone may try.
import {
  factsFedBy,
  pagesOf,
  type Question,
  type QuestionGroup,
  type Questionnaire,
} from './questionnaire.ts'

/** Pages without a question that feeds a fact are left out, and of the others every question that names a person. */
export function triedQuestions(questionnaire: Questionnaire): Questionnaire {
  const item = pagesOf(questionnaire)
    .filter(({ linkId }) => linkId !== 'identity')
    .map((page) => ({
      ...page,
      enableWhen: [],
      item: page.item.filter((question) => decides(question, page)),
    }))
    .filter((page) => page.item.length > 0)
  return { ...questionnaire, item }
}

/** Feeds a fact, or says when or how of one that does. */
function decides(question: Question, { item }: QuestionGroup): boolean {
  if (factsFedBy(question).length > 0) return true
  const asked = new Set(item.filter((one) => factsFedBy(one).length > 0).map(({ linkId }) => linkId))
  return question.enableWhen.length > 0 && question.enableWhen.every((one) => asked.has(one.question))
}
