// What differs between two questionnaires, in words: texts, answers, what must be answered, when it is
// asked, and where it stands.
import type { Language } from '../place/language.ts'
import { pagesOf, type Question, type QuestionGroup, type Questionnaire } from './questionnaire.ts'
import { findHint, optionText, textOf } from './questionnaire-text.ts'

export interface QuestionChange {
  /** Its link id. */
  readonly of: string
  readonly what: 'added' | 'removed' | 'text' | 'hint' | 'options' | 'required' | 'asked-when' | 'moved'
  readonly before: string | null
  readonly after: string | null
}

/** Words in every language that changed, each named: what is worded milder in one language only is a trap. */
export function diffQuestions(
  from: Questionnaire,
  to: Questionnaire,
  languages: readonly Language[],
): QuestionChange[] {
  return languages.flatMap((language, i) =>
    diffIn(from, to, language)
      .filter(({ what }) => i === 0 || isWords(what))
      .map((change) => (isWords(change.what) ? { ...change, of: `${change.of} (${language})` } : change)),
  )
}

const isWords = (what: QuestionChange['what']): boolean =>
  what === 'text' || what === 'hint' || what === 'options'

function diffIn(from: Questionnaire, to: Questionnaire, language: Language): QuestionChange[] {
  const [before, after] = [itemsOf(from, language), itemsOf(to, language)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((of): QuestionChange[] => {
    const [old, now] = [before.get(of), after.get(of)]
    if (!old && now) return [{ of, what: 'added', before: null, after: now.text }]
    if (old && !now) return [{ of, what: 'removed', before: old.text, after: null }]
    if (!old || !now) return []
    return fields.flatMap((what) =>
      old[what] === now[what] ? [] : [{ of, what, before: old[what] || null, after: now[what] || null }],
    )
  })
}

const fields = ['text', 'hint', 'options', 'required', 'asked-when', 'moved'] as const

type Said = Readonly<Record<(typeof fields)[number], string>>

function itemsOf(questionnaire: Questionnaire, language: Language): ReadonlyMap<string, Said> {
  const pages = pagesOf(questionnaire)
  return new Map(
    pages.flatMap((page, at) => [
      [page.linkId, saidOf(page, language, pages[at - 1]?.linkId ?? '')] as const,
      ...page.item.map(
        (item, i) => [item.linkId, saidOf(item, language, page.item[i - 1]?.linkId ?? page.linkId)] as const,
      ),
    ]),
  )
}

/** Where it stands is told by what stands before it. */
function saidOf(item: Question | QuestionGroup, language: Language, after: string): Said {
  const options = item.type === 'group' ? [] : (item.answerOption ?? [])
  return {
    text: textOf(item, language),
    hint: findHint(item, language) ?? '',
    options: options.map((option) => optionText(option, language)).join(', '),
    required: item.required ? '✓' : '',
    'asked-when': item.enableWhen
      .map(({ question, operator, answerBoolean, answerCoding }) =>
        [question, operator, answerCoding?.code ?? answerBoolean ?? ''].join(' ').trim(),
      )
      .join(item.enableBehavior === 'any' ? ' | ' : ' & '),
    moved: after,
  }
}
