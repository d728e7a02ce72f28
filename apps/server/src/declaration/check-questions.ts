// What is wrong with edited questions, all of it: the shape, words that are missing in a language, pages without a clock,
// and questions taken away that other rooms read.
import { type Language, languageList } from '../site/language.ts'
import {
  factsFedBy,
  findExtension,
  pagesOf,
  type Question,
  type QuestionGroup,
  type Questionnaire,
  questionnaireSchema,
} from './questionnaire.ts'
import { pagesWithoutClock } from './retention.ts'

export interface QuestionFault {
  readonly path: string
  readonly message: string
}

export type CheckedQuestions =
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly faults: readonly QuestionFault[] }

/** `shipped`: the questions of the pack, whose link ids and facts other rooms know. Never throws. */
export function checkQuestions(
  document: unknown,
  { shipped, languages }: { readonly shipped: Questionnaire; readonly languages: readonly Language[] },
): CheckedQuestions {
  const read = questionnaireSchema.safeParse(document)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({
      path: path.map((step) => `/${String(step)}`).join(''),
      message,
    }))
    return { ok: false, faults }
  }
  const faults = [
    ...pagesWithoutClock(read.data).map((page) => ({
      path: page,
      message: 'Say how long its answers are kept.',
    })),
    ...untranslated(read.data, languages),
    ...takenAway(shipped, read.data),
  ]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, questionnaire: read.data }
}

type Translated = QuestionGroup['_text']

function missingIn(translated: Translated, languages: readonly Language[]): readonly Language[] {
  const there = translated?.extension.map(({ extension: [lang] }) => lang.valueCode) ?? []
  return languages.filter((language) => language !== 'en' && !there.includes(language))
}

function untranslated(questionnaire: Questionnaire, languages: readonly Language[]): QuestionFault[] {
  const missing = (path: string, words: Translated) => {
    const where = missingIn(words, languages)
    return where.length === 0 ? [] : [{ path, message: `Its words are missing in: ${where.join(', ')}.` }]
  }
  const ofItem = (item: Question | QuestionGroup) => {
    const [hint, purpose] = [findExtension(item, 'hint'), findExtension(item, 'purpose')]
    return [
      ...missing(item.linkId, item._text),
      ...(hint ? missing(`${item.linkId} (hint)`, hint._valueString) : []),
      ...(purpose ? missing(`${item.linkId} (purpose)`, purpose._valueString) : []),
    ]
  }
  return pagesOf(questionnaire).flatMap((page) => [
    ...ofItem(page),
    ...page.item.flatMap((question) => [
      ...ofItem(question),
      ...(question.answerOption ?? []).flatMap(({ valueCoding: { code, _display } }) =>
        missing(`${question.linkId}: ${code}`, _display),
      ),
    ]),
  ])
}

/** A question that a room reads, or a fact feeds on, may be worded and moved, and left out by no hand. */
function takenAway(shipped: Questionnaire, edited: Questionnaire): QuestionFault[] {
  const there = new Map(
    pagesOf(edited)
      .flatMap((page) => page.item)
      .map((item) => [item.linkId, item]),
  )
  return pagesOf(shipped)
    .flatMap((page) => page.item)
    .flatMap((question) => {
      const { linkId, type } = question
      const now = there.get(linkId)
      if (now === undefined)
        return [{ path: linkId, message: 'It was taken away, and other rooms read its answer.' }]
      const codes = (one: Question) => (one.answerOption ?? []).map(({ valueCoding }) => valueCoding.code)
      const gone = codes(question).filter((code) => !codes(now).includes(code))
      return [
        ...(now.type === type
          ? []
          : [{ path: linkId, message: `It was of type ${type}, and other rooms read it so.` }]),
        ...(String(factsFedBy(now)) === String(factsFedBy(question))
          ? []
          : [{ path: linkId, message: 'The fact that it feeds was changed: rules read it.' }]),
        ...gone.map((code) => ({
          path: `${linkId}: ${code}`,
          message: 'This answer was taken away, and rules may read it.',
        })),
      ]
    })
}

/** The languages of a pack that the house speaks. */
export const languagesOf = (codes: readonly string[]): readonly Language[] =>
  languageList.filter((language) => codes.includes(language))
