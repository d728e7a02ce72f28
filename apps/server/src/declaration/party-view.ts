// Who else travels: companions, children, someone for whom one files. Each has a declaration and a code of her own.
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { choiceField } from '../site/fields.ts'
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import type { Bond } from './draft.ts'

export interface PartyTraveller {
  readonly name: string
  readonly bond: Bond
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
  readonly errors: readonly FieldError[]
}

export function partyView(view: PartyPage): Html {
  const { t, travellers, errors } = view
  const title = t(m.declaration_party_title)
  return html`${errorSummary(t, errors)}
<p class="step">${t(m.declaration_step, { number: view.number, of: view.of, title })}</p>
<h1>${title}</h1>
<dl class="answers">${travellers.map((traveller, at) => line(view, traveller, at))}</dl>
<form method="post" novalidate>
${view.amends ? '' : view.mayAdd ? addField(view) : html`<p>${t(m.declaration_party_full)}</p>`}
<div class="deeds"><button name="go" value="on">${t(m.site_continue)}</button></div>
</form>`
}

function line({ t, amends }: PartyPage, { name, bond, path }: PartyTraveller, at: number): Html {
  const relation = at === 0 ? t(m.declaration_bond_first) : bondWords(t, bond)
  return html`<div><dt><bdi>${name}</bdi></dt><dd class="muted">${relation}</dd><dd class="change"><a href="/${t.language}/${path}">${t(m.declaration_change)}<span class="trap"> ${name}</span></a></dd>
${at > 0 && !amends && html`<dd><form method="post"><button class="link" name="remove" value="${at}">${t(m.declaration_party_remove)}<span class="trap"> ${name}</span></button></form></dd>`}</div>`
}

export const bondWords = (t: Say, bond: Bond): string =>
  ({
    household: () => t(m.declaration_bond_household),
    child: () => t(m.declaration_bond_child),
    none: () => t(m.declaration_bond_none),
  })[bond]()

function addField({ t, errors }: PartyPage): Html {
  const options = [
    { value: 'no', label: t(m.declaration_party_nobody) },
    { value: 'household', label: t(m.declaration_party_add_household) },
    { value: 'child', label: t(m.declaration_party_add_child), hint: t(m.declaration_party_add_child_hint) },
    { value: 'none', label: t(m.declaration_party_add_none), hint: t(m.declaration_party_add_none_hint) },
  ]
  return choiceField({
    name: 'add',
    label: t(m.declaration_party_question),
    hint: t(m.declaration_party_hint),
    error: errorAt(errors, 'add'),
    options,
    chosen: [],
    many: false,
  })
}
