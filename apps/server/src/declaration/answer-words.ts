// What was answered, in words, for the check and for "all data held".

import { sayDay, sayInstant } from '../site/layout.ts'
import type { Say } from '../site/say.ts'
import { m } from '../site/say.ts'
import { type Answers, entriesOf, isAnswered, isList, type Json } from './answers.ts'
import { isEnabled } from './enabling.ts'
import type { Lookups } from './lookups.ts'
import { keyOf, type Question, type QuestionGroup, valueSetOf } from './questionnaire.ts'
import { optionText, textOf } from './questionnaire-text.ts'

export interface AnsweredQuestion {
  readonly label: string
  readonly words: string
}

/** The answers of a page that count, entry by entry of a repeating one. */
export function answersInWords(
  t: Say,
  page: QuestionGroup,
  answers: Answers,
  lookups: Lookups,
): readonly (readonly AnsweredQuestion[])[] {
  return entriesOf(answers, page.linkId).map((entry, row) =>
    page.item.flatMap((question): AnsweredQuestion[] => {
      const answer = entry[keyOf(question.linkId)]
      if (!isAnswered(answer) || !isEnabled(question, answers, row)) return []
      const all = isList(answer) ? answer : [answer]
      return [
        {
          label: textOf(question, t.language),
          words: all.map((one) => wordsOf(t, question, one, lookups)).join('\n'),
        },
      ]
    }),
  )
}

function wordsOf(t: Say, question: Question, answer: Json, lookups: Lookups): string {
  if (typeof answer === 'boolean') return answer ? t(m.site_yes) : t(m.site_no)
  const text = String(answer)
  const set = valueSetOf(question)
  if (set !== undefined) return lookups.nameOf(set, text)
  const option = question.answerOption?.find(({ valueCoding }) => valueCoding.code === text)
  if (option !== undefined) return optionText(option, t.language)
  if (question.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))
    return sayDay(t.language, text)
  return question.type === 'dateTime' ? localTimeInWords(t, text) : text
}

// As it was given, on the clock of the place: no zone is added to it and none taken away.
function localTimeInWords(t: Say, text: string): string {
  const at = new Date(`${text.slice(0, 16)}Z`)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && !Number.isNaN(at.getTime())
    ? sayInstant(t.language, at, 'UTC')
    : text.replace('T', ' ')
}
