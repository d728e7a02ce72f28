// The field of a state: colour, shape and word together, never colour alone. International codes carry a banded
// edge and a globe, resident codes a solid edge and a house, so that grey print tells them apart.
import type { CodeScheme, CodeState } from '@pratique/health-credential'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Fragment = HtmlEscapedString | Promise<HtmlEscapedString>

/** What a field shows: a state, a specimen whose colour may not be shown, one whose time is over, somebody else's credential, or nothing. */
export type FieldState = CodeState | 'specimen' | 'ended' | 'genuine' | 'refused'

export interface StateField {
  readonly state: FieldState
  /** Null where the code could not be believed. */
  readonly scheme: CodeScheme | null
  readonly word: string
  /** Under the word: a first name, a scheme. */
  readonly below?: Fragment | '' | undefined
  /** Written across the field; absent where the code is no specimen. */
  readonly specimen?: string | undefined
}

const shapes: Readonly<Record<FieldState, Fragment>> = {
  green: html`<circle cx="24" cy="24" r="20" class="solid"/><path d="m14 25 7 7 14-15" class="stroke"/>`,
  yellow: html`<path d="M24 4 45 42H3z" class="solid"/><path d="M24 18v12m0 5v2" class="stroke"/>`,
  orange: html`<path d="M24 2 46 24 24 46 2 24z" class="solid"/><path d="M24 13v14m0 6v2" class="stroke"/>`,
  red: html`<path d="M15 3h18l12 12v18L33 45H15L3 33V15z" class="solid"/><path d="M14 24h20" class="stroke"/>`,
  unknown: html`<circle cx="24" cy="24" r="19" class="ring"/><path d="M18 19a6 6 0 1 1 9 5c-2 1-3 2-3 5m0 5v2" class="line"/>`,
  specimen: html`<circle cx="24" cy="24" r="19" class="ring"/><path d="m14 25 7 7 14-15" class="line"/>`,
  ended: html`<circle cx="24" cy="24" r="19" class="ring"/><path d="M24 13v11l8 6" class="line"/>`,
  genuine: html`<circle cx="24" cy="24" r="19" class="ring"/><path d="m14 25 7 7 14-15" class="line"/>`,
  refused: html`<circle cx="24" cy="24" r="19" class="ring"/><path d="m15 15 18 18m0-18L15 33" class="line"/>`,
}

const marks: Readonly<Record<CodeScheme, Fragment>> = {
  international: html`<svg class="scheme-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10"/><path d="M2 12h20M12 2c6 6 6 14 0 20M12 2c-6 6-6 14 0 20"/></svg>`,
  resident: html`<svg class="scheme-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M3 12 12 3l9 9M6 10v11h12V10M10 21v-6h4v6"/></svg>`,
}

/** The mark of a scheme alone, for paper. */
export const schemeMark = (scheme: CodeScheme): Fragment => marks[scheme]

/** The shape of a state alone, for lists; decorative, the word stands beside it. */
export function stateShape(state: FieldState): Fragment {
  return html`<svg class="state-shape" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${shapes[state]}</svg>`
}

/** The whole field. */
export function stateField({ state, scheme, word, below, specimen }: StateField): Fragment {
  return html`<div class="state-field state-is-${state}${scheme && ` scheme-is-${scheme}`}${specimen && ' is-specimen'}">
${stateShape(state)}
<div class="state-word"><p>${word}</p>${below && html`<div class="state-below">${below}</div>`}</div>
${scheme && marks[scheme]}
${specimen && html`<p class="specimen-ribbon"><span>${specimen}</span></p>`}
</div>`
}
