// One page of questions: where one is, what is asked and why, one button.
import { errorSummary } from '../site/error-summary.ts'
import { type Html, html } from '../site/html.ts'
import { m } from '../site/say.ts'
import { type Asking, questionFields } from './question-fields.ts'
import { findHint, findPurpose, textOf } from './questionnaire-text.ts'

export interface QuestionPage extends Asking {
  readonly number: number
  readonly of: number
  /** Whose answers these are, when more than one travels. */
  readonly traveller: string | null
  /** Reference and secret, to go on elsewhere; null before the first page is saved. */
  readonly saved: boolean
}

export function questionView(view: QuestionPage): Html {
  const { t, page, errors } = view
  const { language } = t
  const title = textOf(page, language)
  const hint = findHint(page, language)
  const purpose = findPurpose(page, language)
  return html`${errorSummary(t, errors)}
<p class="step">${t(m.declaration_step, { number: view.number, of: view.of, title })}${view.traveller && html` · <bdi>${view.traveller}</bdi>`}</p>
<h1>${title}</h1>
${hint && html`<p>${hint}</p>`}
<form method="post" novalidate>
<button class="trap" tabindex="-1" aria-hidden="true">${t(m.site_continue)}</button>
${questionFields(view)}
${purpose && html`<details><summary>${t(m.declaration_why_asked)}</summary><p>${purpose}</p></details>`}
<div class="deeds"><button name="go" value="on">${t(m.site_continue)}</button></div>
</form>
${view.saved && html`<p class="noprint"><a href="/${language}/declare/later">${t(m.declaration_later_link)}</a></p>`}`
}
