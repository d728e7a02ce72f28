// All that was answered, with a way back to each page, before it is sent.
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import type { AnsweredQuestion } from './answer-words.ts'

interface CheckedPage {
  readonly title: string
  readonly path: string
  readonly entries: readonly (readonly AnsweredQuestion[])[]
}

interface CheckedTraveller {
  readonly name: string
  readonly pages: readonly CheckedPage[]
  /** Null where there are none and none could prove anything. */
  readonly certificates: {
    readonly path: string
    readonly list: MaybeHtml
    readonly count: number
  } | null
}

/** Something that keeps it from being sent, and the page on which to mend it. */
export interface CheckFault {
  readonly message: string
  readonly path: string
}

export interface CheckPage {
  readonly t: Say
  readonly number: number
  readonly of: number
  readonly travellers: readonly CheckedTraveller[]
  readonly faults: readonly CheckFault[]
  /** Worth a second look; they keep nothing from being sent. */
  readonly notices: readonly CheckFault[]
  readonly amends: boolean
}

export function checkView(view: CheckPage): Html {
  const { t, faults, amends } = view
  const title = t(m.declaration_check_title)
  return html`${faults.length > 0 && faultList(t, faults)}
<p class="step">${t(m.declaration_step, { number: view.number, of: view.of, title })}</p>
<h1>${title}</h1>
${view.notices.map(({ message, path }) => html`<p class="panel">${message} <a href="/${t.language}/${path}?change=1">${t(m.declaration_change)}</a></p>`)}
${view.travellers.map((traveller) => travellerView(t, traveller, view.travellers.length > 1))}
<h2>${amends ? t(m.declaration_send_changes_title) : t(m.declaration_send_title)}</h2>
<p>${t(m.declaration_send_truth)}</p>
<form method="post"><div class="deeds"><button name="go" value="send">${amends ? t(m.declaration_send_changes) : t(m.declaration_send)}</button></div></form>`
}

const faultList = (t: Say, faults: readonly CheckFault[]): Html =>
  html`<div class="summary" role="alert" aria-labelledby="summary" tabindex="-1"><h2 id="summary">${t(m.site_errors, { count: faults.length })}</h2>
<ul>${faults.map(({ message, path }) => html`<li><a href="/${t.language}/${path}">${message}</a></li>`)}</ul></div>`

const travellerView = (t: Say, { name, pages, certificates }: CheckedTraveller, several: boolean): Html =>
  html`${several && html`<h2><bdi>${name}</bdi></h2>`}${pages.map((page) => pageView(t, page, several ? 'h3' : 'h2'))}${certificatesSection(t, certificates, several ? 'h3' : 'h2')}`

function pageView(t: Say, { title, path, entries }: CheckedPage, level: 'h2' | 'h3'): Html {
  const change = html`<a href="/${t.language}/${path}?change=1">${t(m.declaration_change)}<span class="trap"> ${title}</span></a>`
  const heading = level === 'h2' ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`
  return html`<section>${heading}${entries.map(entryView)}${entries.every((entry) => entry.length === 0) && html`<p class="muted">${t(m.declaration_nothing)}</p>`}<p>${change}</p></section>`
}

function certificatesSection(t: Say, shown: CheckedTraveller['certificates'], level: 'h2' | 'h3'): MaybeHtml {
  if (shown === null) return ''
  const { path, list, count } = shown
  const title = t(m.credential_title)
  const words = count > 0 ? t(m.credential_change_link) : t(m.credential_add_link)
  return html`<section>${level === 'h2' ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
${count > 0 ? list : html`<p class="muted">${t(m.credential_none)}</p>`}<p><a href="/${t.language}/${path}">${words}</a></p></section>`
}

export const entryView = (entry: readonly AnsweredQuestion[]): Html =>
  html`<dl class="answers">${entry.map(({ label, words }) => html`<div><dt>${label}</dt><dd><bdi>${words}</bdi></dd></div>`)}</dl>`
