// The picture to show at the gate: the live one, which the page renews, and the one for paper and for a phone without
// a network. Which is seen needs no script: print and the link below the picture show the second.
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayTime } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { codeQr } from './code-qr.ts'
import type { Picture } from './sign-code.ts'

interface PictureView {
  readonly t: Say
  /** Of the authority. */
  readonly zone: string
  /** Null once its time is over. */
  readonly code: { readonly paper: Picture; readonly live: Picture } | null
}

export function pictureView({ t, zone, code }: PictureView): MaybeHtml {
  if (code === null) return ''
  return html`<div class="code-picture"><h2>${t(m.code_qr)}</h2>
${live(t, zone, code.live)}
${paper(t, code.paper)}
<p class="hint">${t(m.code_document)}</p></div>`
}

function live(t: Say, zone: string, { text, issuedAt, validUntil }: Picture): Html {
  const times = { made: sayTime(t.language, issuedAt, zone), until: sayTime(t.language, validUntil, zone) }
  return html`<div class="code-live">
<div class="qr-field" id="live-picture">${codeQr(text, t(m.code_qr_alt))}</div>
<p class="live-left"><span id="live-left">${t(m.code_live_times, times)}</span></p>
<p class="live-doors noprint"><a class="button quiet" id="reload" href="">${t(m.code_live_reload)}</a> <a class="scriptless-only" href="#paper">${t(m.code_live_to_paper)}</a></p>
</div>`
}

function paper(t: Say, { text }: Picture): Html {
  return html`<div class="code-paper" id="paper">
<p class="paper-word">${t(m.code_paper)}</p>
<div class="paper-field">${codeQr(text, t(m.code_qr_alt))}</div>
<p class="hint">${t(m.code_paper_explain)}</p>
</div>`
}
