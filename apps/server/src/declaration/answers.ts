// Answers as they are kept and sent: a plain object by group, then by the last segment of the link id.
// `{ identity: { documentNumber: 'X' }, stops: [{ country: 'IT', … }], symptoms: { present: ['fever'] } }`
import type { Answers, Json } from '../holder/act.ts'

export type { Answers, Json }

export type Entry = { readonly [key: string]: Json }

export const isEntry = (value: Json | undefined): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** Whether something was answered: an empty field is no answer, an empty list is one ("none of them"). */
export function isAnswered(answer: Json | undefined): answer is Json {
  if (typeof answer === 'string') return answer.trim() !== ''
  return answer !== undefined && answer !== null
}

/** A value by its own key, so that `constructor` is nothing that anybody answered. */
export const ownValue = (entry: Entry, key: string): Json | undefined =>
  Object.hasOwn(entry, key) ? entry[key] : undefined

/** The entries of a group: one, or as many as it repeats. What is no entry is left out. */
export function entriesOf(answers: Answers, group: string): readonly Entry[] {
  const value = ownValue(answers, group)
  return (isList(value) ? value : [value]).filter(isEntry)
}

/** The answer to a question; in a repeating group that of one entry. */
export function answerAt(answers: Answers, linkId: string, index = 0): Json | undefined {
  const dot = linkId.indexOf('.')
  if (dot < 0) return undefined
  const group = ownValue(answers, linkId.slice(0, dot))
  // The one entry of a group is looked at most of all.
  const entry = isEntry(group)
    ? index === 0
      ? group
      : undefined
    : entriesOf(answers, linkId.slice(0, dot))[index]
  return entry === undefined ? undefined : ownValue(entry, linkId.slice(dot + 1))
}

/** A text answer, trimmed; null when there is none. */
export function findText(answers: Answers, linkId: string, index = 0): string | null {
  const answer = answerAt(answers, linkId, index)
  return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : null
}

/** Every text of a repeating question. */
export function listTexts(answers: Answers, linkId: string, index = 0): readonly string[] {
  const answer = answerAt(answers, linkId, index)
  return isList(answer) ? answer.filter((each) => typeof each === 'string') : []
}
