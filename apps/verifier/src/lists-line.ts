// Says how old the lists on this device are, and warns before their age makes a result worthless.

import { fill, sayAge, sayInstant } from './judgement/texts.ts'
import type { Lists } from './lists.ts'
import { element } from './page.ts'
import type { VerifierPageData } from './page-data.ts'

/** From this age on, someone who could refresh the lists should. The lists' own end is beyond it. */
const warnAfterMs = 6 * 3_600_000

export function showLists(lists: Lists, { words, judgement }: VerifierPageData): void {
  const age = lists.fetchedAt === null ? null : Math.max(0, Date.now() - lists.fetchedAt)
  element('lists').textContent =
    age === null
      ? words.listsNone
      : `${fill(words.listsAge, { age: sayAge(judgement.language, age) })} ${madeWhen(lists, words.listsMade, judgement.language)}`
  const warning = element('lists-warning')
  warning.hidden = age !== null && age < warnAfterMs
  warning.textContent = age === null ? words.listsNone : words.listsStale
  const clock = element('exercise-clock')
  clock.hidden = !lists.isExercise
  const at = new Date(Date.now() + lists.offsetMs).toISOString()
  clock.textContent = fill(words.exerciseClock, { time: sayInstant(judgement, at) })
}

// A key or a code that was taken back after that is not in them.
function madeWhen({ trust, status, offsetMs }: Lists, sentence: string, language: string): string {
  const now = Date.now() + offsetMs
  const made = status.flatMap(({ issuedAt }) => (issuedAt === null ? [] : [Date.parse(issuedAt)]))
  const age = (at: number | undefined) =>
    at === undefined || !Number.isFinite(at) ? '?' : sayAge(language, Math.max(0, now - at))
  return fill(sentence, { trust: age(trust.list?.issuedAt), status: age(Math.min(...made)) })
}
