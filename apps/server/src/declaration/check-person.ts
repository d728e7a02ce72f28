// What must fit together about the person: the days of life and of the document, and one way to reach her.
import type { PlainDate } from '../place/plain-date.ts'
import type { AnswerProblem } from './answer-problem.ts'
import { type Answers, answerAt, findText } from './answers.ts'
import { findQuestion, type Questionnaire } from './questionnaire.ts'

export function checkPerson(
  questionnaire: Questionnaire,
  answers: Answers,
  { today }: { readonly today: PlainDate },
  isRight: (linkId: string) => boolean,
): readonly AnswerProblem[] {
  const problems: AnswerProblem[] = []
  const birth = findText(answers, 'identity.dateOfBirth')
  if (birth !== null && isRight('identity.dateOfBirth') && birth > today) {
    problems.push({ linkId: 'identity.dateOfBirth', code: 'birth-date-in-future', values: { today } })
  }
  const expiry = findText(answers, 'identity.dateOfExpiry')
  if (expiry !== null && isRight('identity.dateOfExpiry') && expiry < today) {
    problems.push({ linkId: 'identity.dateOfExpiry', code: 'document-expired', values: { today } })
  }
  // A document says until when it is valid, or that it has no end; gates compare the one or the other.
  const mayBeEndless = findQuestion(questionnaire, 'identity.noExpiry') !== undefined
  if (
    mayBeEndless &&
    expiry === null &&
    isRight('identity.dateOfExpiry') &&
    answerAt(answers, 'identity.noExpiry') !== true
  ) {
    problems.push({ linkId: 'identity.dateOfExpiry', code: 'required', values: {} })
  }
  // Either will do; FHIR has no words for "one of the two".
  const ways = ['contact.phone', 'contact.email'].filter(
    (linkId) => findQuestion(questionnaire, linkId) !== undefined,
  )
  if (ways.length === 2 && ways.every((linkId) => isRight(linkId) && findText(answers, linkId) === null)) {
    problems.push({ linkId: 'contact.phone', code: 'required', values: {} })
  }
  return problems
}
