// Who else travels: companions, children, someone for whom one files. Each has a declaration and a code of her own.
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'

interface PartyTraveller {
  readonly name: string
  /** What she is to the first traveller, once she has said so. */
  readonly relation: string | null
  /** Where her answers begin. */
  readonly path: string
}

export interface PartyPage {
  readonly t: Say
  readonly number: number
  readonly of: number
  readonly travellers: readonly PartyTraveller[]
  readonly mayAdd: boolean
  readonly amends: boolean
}

export function partyView(view: PartyPage): Html {
  const { t, travellers } = view
  const title = t(m.declaration_party_title)
  return html`<p class="step">${t(m.declaration_step, { number: view.number, of: view.of, title })}</p>
<h1>${title}</h1>
<dl class="answers">${travellers.map((traveller, at) => line(view, traveller, at))}</dl>
${!view.amends && (view.mayAdd ? html`<p>${t(m.declaration_party_hint)}</p>` : html`<p>${t(m.declaration_party_full)}</p>`)}
<form method="post">
<div class="deeds"><button name="go" value="on">${t(m.site_continue)}</button>
${!view.amends && view.mayAdd && html`<button class="quiet" name="go" value="add">${t(m.declaration_party_add)}</button>`}</div>
</form>`
}

function line({ t, amends }: PartyPage, { name, relation, path }: PartyTraveller, at: number): Html {
  const words = at === 0 ? t(m.declaration_bond_first) : relation
  return html`<div><dt><bdi>${name}</bdi></dt>${words && html`<dd class="muted">${words}</dd>`}<dd class="change"><a href="/${t.language}/${path}">${t(m.declaration_change)}<span class="trap"> ${name}</span></a></dd>
${at > 0 && !amends && html`<dd><form method="post"><input type="hidden" name="go" value="remove"><button class="link" name="remove" value="${at}">${t(m.declaration_party_remove)}<span class="trap"> ${name}</span></button></form></dd>`}</div>`
}
