// What differs between the questions and the lists of two folders of a pack, in words: a draft is agreed to as a whole.
import type { Language } from '@pratique/policy-engine'
import { readQuestionnaire } from '../declaration/questionnaire.node.ts'
import type { Question } from '../declaration/questionnaire.ts'
import { optionText, textOf } from '../declaration/questionnaire-text.ts'
import { hasPackFile } from '../place/pack-files.node.ts'
import { placeNames } from '../place/place-names.node.ts'
import type { PublishedList } from '../risk/published-list.ts'
import { readPublishedLists } from '../risk/risk-pack.node.ts'

export interface FileChange {
  readonly part: 'question' | 'list'
  readonly of: string
  readonly what: 'added' | 'removed' | 'text' | 'options' | 'required' | 'level'
  readonly before: string | null
  readonly after: string | null
}

export const diffPackFiles = (
  from: string,
  to: string,
  { language, pack }: { readonly language: Language; readonly pack: string },
): readonly FileChange[] => [
  ...diffQuestions(from, to, language),
  ...(hasPackFile(to, 'lists')
    ? diffLists(readPublishedLists(from), readPublishedLists(to), placeNames(pack, language))
    : []),
]

const file = 'questionnaire.json'

function diffQuestions(from: string, to: string, language: Language): FileChange[] {
  const said = (folder: string) =>
    new Map(
      // A draft may hold the rules alone: what it does not bring, it does not change.
      readQuestionnaire(hasPackFile(folder, file) ? folder : from)
        .item.flatMap((page) => page.item)
        .map((question) => [question.linkId, wordsOf(question, language)] as const),
    )
  return differences('question', said(from), said(to))
}

const wordsOf = (question: Question, language: Language) => ({
  text: textOf(question, language),
  options: (question.answerOption ?? []).map((option) => optionText(option, language)).join(', '),
  required: question.required ? 'must be answered' : 'may be left out',
})

/** The latest edition of each list, place by place. */
function diffLists(
  from: readonly PublishedList[],
  to: readonly PublishedList[],
  placeName: (code: string) => string,
): FileChange[] {
  const entriesOf = (lists: readonly PublishedList[]) =>
    new Map(
      [...new Map(lists.map((list) => [list.list, list])).values()].flatMap(({ list, entries }) =>
        entries.map(({ place, level }) => [`${list}: ${placeName(place)}`, { level }] as const),
      ),
    )
  return differences('list', entriesOf(from), entriesOf(to))
}

function differences<Fields extends Readonly<Record<string, string>>>(
  part: FileChange['part'],
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
): FileChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((of): FileChange[] => {
    const [old, now] = [before.get(of), after.get(of)]
    const whole = (fields: Fields) => Object.values(fields).filter(Boolean).join('; ')
    if (old === undefined && now) return [{ part, of, what: 'added', before: null, after: whole(now) }]
    if (now === undefined && old) return [{ part, of, what: 'removed', before: whole(old), after: null }]
    if (!old || !now) return []
    return Object.keys(now)
      .filter((field) => old[field] !== now[field])
      .map((field) => ({
        part,
        of,
        what: field as FileChange['what'],
        before: old[field] ?? null,
        after: now[field] ?? null,
      }))
  })
}
