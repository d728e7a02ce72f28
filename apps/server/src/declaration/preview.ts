// A page of edited questions as a traveller would see it, whatever she answered on the pages before: what depends on them
// is shown, what depends on this page shows and hides itself.
import type { Html } from '../site/html.ts'
import { page as frame } from '../site/layout.ts'
import type { Say } from '../site/say.ts'
import type { Lookups } from './lookups.ts'
import { questionView } from './question-view.ts'
import { findPage, pagesOf, type Question, type Questionnaire } from './questionnaire.ts'
import { textOf } from './questionnaire-text.ts'

interface Previewed {
  readonly t: Say
  readonly questionnaire: Questionnaire
  /** A link id of a page; the first where there is none such. */
  readonly linkId: string
  readonly lookups: Lookups
  readonly authority: string
}

export function previewOf({ t, questionnaire, linkId, lookups, authority }: Previewed): Html {
  const pages = pagesOf(questionnaire)
  const chosen = findPage(questionnaire, linkId) ?? pages[0]
  if (chosen === undefined) throw new RangeError('A questionnaire has a page')
  const here = new Set(chosen.item.map((question) => question.linkId))
  const alone = ({ enableWhen, ...question }: Question): Question => ({
    ...question,
    enableWhen: enableWhen.filter((condition) => here.has(condition.question)),
  })
  const main = questionView({
    t,
    page: { ...chosen, enableWhen: [], item: chosen.item.map(alone) },
    values: new Map(),
    errors: [],
    lookups,
    answers: {},
    number: pages.indexOf(chosen) + 1,
    of: pages.length,
    traveller: null,
    saved: false,
  })
  return frame({ t, title: textOf(chosen, t.language), path: null, authority, exerciseAt: null }, main)
}
