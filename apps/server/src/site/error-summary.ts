// What is wrong on the page, first and together, each with a link to its field (WCAG 2.2, 3.3.1).
import { idOf } from './fields.ts'
import { type Html, html, type MaybeHtml } from './html.ts'
import { m, type Say } from './say.ts'

export interface FieldError {
  /** Name of the field; empty: it concerns the whole page. */
  readonly name: string
  readonly message: string
}

export function errorSummary(t: Say, errors: readonly FieldError[]): MaybeHtml {
  if (errors.length === 0) return ''
  return html`<div class="summary" role="alert" aria-labelledby="summary" tabindex="-1">
<h2 id="summary">${t(m.site_errors, { count: errors.length })}</h2>
<ul>${errors.map(line)}</ul>
</div>`
}

const line = ({ name, message }: FieldError): Html =>
  name === '' ? html`<li>${message}</li>` : html`<li><a href="#${idOf(name)}">${message}</a></li>`

/** The message of the field of this name. */
export const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find((error) => error.name === name)?.message
