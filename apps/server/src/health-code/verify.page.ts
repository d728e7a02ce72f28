// The verifier: one page that checks in the browser where it can, and a form to the server where it cannot. Both
// end in the same card.
import {
  type CheckFault,
  type CheckFields,
  readCheckForm,
  readCredentialText,
} from '@pratique/verifier/check-form'
import { credentialCard } from '@pratique/verifier/credential-card'
import { faultText } from '@pratique/verifier/fault-text'
import { judgementCard } from '@pratique/verifier/judgement-card'
import { type Context, Hono } from 'hono'
import { type Deed, type House, perform } from '../platform/deed.ts'
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { areaField, textField } from '../site/fields.ts'
import { type Html, html } from '../site/html.ts'
import { keptPage } from '../site/kept-pages.ts'
import { isLanguage, type Language, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { manifestLink } from './app-manifest.page.ts'
import { judgementTexts } from './judgement-texts.ts'
import { readKnownPacks } from './known-packs.action.ts'
import { issuersAddress, statusListAddress, trustListAddress } from './list-addresses.ts'
import { pageData, pageScript } from './page-script.ts'
import { verifierFiles } from './verifier-files.node.ts'
import { verifierWords } from './verifier-words.ts'
import { verifyOthers, verifyShownCode } from './verify-code.action.ts'

const empty: CheckFields = {
  code: '',
  number: '',
  dateOfBirth: '',
  expiresOn: '',
  zone: '',
  unseen: false,
  endless: false,
}

export function verifyPages(house: House): Hono {
  const app = new Hono()
  const form = (c: Context) => perform(house, reader, (deed) => answerForm(deed, c, empty, []))
  app.get(`/${languagePattern}/verify`, keptPage(house, form))
  app.post(`/${languagePattern}/verify`, async (c) => {
    const fields = checkFields(await c.req.parseBody())
    // What was typed is of a person at a gate; no copy of it stays in a browser.
    c.header('cache-control', 'no-store')
    return perform(house, reader, (deed) => answerCheck(deed, c, fields))
  })
  return app
}

const reader = { kind: 'traveller', id: 'anonymous' } as const

function languageOf(c: Context): Language {
  const language = c.req.param('language') ?? ''
  return isLanguage(language) ? language : 'en'
}

function checkFields(body: Readonly<Record<string, unknown>>): CheckFields {
  const text = (name: string): string => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    code: text('code'),
    number: text('number'),
    dateOfBirth: text('dateOfBirth'),
    expiresOn: text('expiresOn'),
    zone: text('zone'),
    unseen: body.unseen !== undefined,
    endless: body.endless !== undefined,
  }
}

async function answerCheck(deed: Deed, c: Context, fields: CheckFields): Promise<Response> {
  const t = say(languageOf(c))
  const others = await verifyOthers(deed, readCredentialText(fields.code))
  if (others !== null) {
    const texts = judgementTexts(t.language, await readKnownPacks(deed))
    return c.html(answerCard(deed, t, credentialCard(others, texts)))
  }
  const { request, faults } = readCheckForm(fields, deed.now.toISOString().slice(0, 10))
  if (request === null) {
    c.status(422)
    return answerForm(deed, c, fields, faults)
  }
  const { verification, authority, statusAt } = await verifyShownCode(deed, request)
  const judged = { verification, authority, statusAt: statusAt?.toISOString() ?? null }
  return c.html(
    answerCard(deed, t, judgementCard(judged, judgementTexts(t.language, await readKnownPacks(deed)))),
  )
}

function answerCard(deed: Deed, t: Say, card: Html): Html {
  const again = html`<p><a class="button" href="/${t.language}/verify">${t(m.verify_next)}</a></p>`
  return frame(deed, t, html`<h1>${t(m.verify_result)}</h1>${card}${again}`)
}

async function answerForm(
  deed: Deed,
  c: Context,
  fields: CheckFields,
  faults: readonly CheckFault[],
): Promise<Response> {
  const t = say(languageOf(c))
  const words = verifierWords(t)
  const errors = faults.map((fault): FieldError => ({ name: fault.field, message: faultText(fault, words) }))
  const data = {
    judgement: judgementTexts(t.language, await readKnownPacks(deed)),
    words,
    trustList: trustListAddress,
    statusList: `${statusListAddress}/{list}`,
    statusLists: statusListAddress,
    issuers: issuersAddress,
  }
  // The page says nothing about anybody, and it is asked for often.
  if (faults.length === 0) c.header('cache-control', 'no-cache')
  return c.html(
    frame(deed, t, html`${top(t, errors)}${form(t, fields, errors)}${result(t)}${foot(t)}${pageData(data)}`),
  )
}

function frame({ house }: Deed, t: Say, body: Html): Html {
  const files = house.fixtures.get(verifierFiles).pageFiles('verifier')
  const head = html`${manifestLink(t.language, 'verify')}${pageScript(files)}`
  const title = t(m.verify_title)
  return page(
    { t, title, path: 'verify', exerciseAt: exerciseAt(house), head },
    html`<div class="verifier">${body}</div>`,
  )
}

function top(t: Say, errors: readonly FieldError[]): Html {
  return html`<h1>${t(m.verify_title)}</h1>
<p class="lead">${t(m.verify_lead)}</p>
<p class="hint scriptless-only">${t(m.verify_no_script)}</p>
<p class="warning" id="lists-warning" role="status" hidden></p>
${errorSummary(t, errors)}<div class="summary" id="summary" role="alert" tabindex="-1" hidden><h2>${t(m.verify_summary)}</h2><ul id="summary-list"></ul></div>`
}

function form(t: Say, fields: CheckFields, errors: readonly FieldError[]): Html {
  return html`<form id="check" method="post" action="/${t.language}/verify" novalidate>
${codeStep(t, fields, errors)}
${documentStep(t, fields, errors)}
<p class="deeds"><button>${t(m.verify_check)}</button></p>
</form>`
}

function codeStep(t: Say, fields: CheckFields, errors: readonly FieldError[]): Html {
  return html`<fieldset id="step-code"><legend>${t(m.verify_step_code)}</legend>
<div class="scripted-only">
<video class="viewfinder" id="video" playsinline muted></video>
<p class="deeds"><button type="button" id="camera-start">${t(m.verify_camera)}</button>
<button type="button" class="quiet" id="camera-stop">${t(m.verify_camera_stop)}</button></p>
<div class="field"><label for="f-picture">${t(m.verify_picture)}</label><input type="file" id="f-picture" accept="image/*"></div>
</div>
<p id="reading" class="scripted-only" role="status"></p>
${areaField({
  name: 'code',
  label: t(m.verify_text),
  hint: t(m.verify_text_hint),
  error: errorAt(errors, 'code'),
  value: fields.code,
  rows: 3,
  ltr: true,
})}
</fieldset>`
}

function documentStep(t: Say, fields: CheckFields, errors: readonly FieldError[]): Html {
  const field = (name: 'number' | 'dateOfBirth' | 'expiresOn', label: string) =>
    textField({
      name,
      label,
      error: errorAt(errors, name),
      value: fields[name],
      type: name === 'number' ? 'text' : 'date',
      ltr: true,
      capitals: name === 'number',
    })
  const zone = areaField({
    name: 'zone',
    label: t(m.verify_zone),
    hint: t(m.verify_zone_hint),
    error: errorAt(errors, 'zone'),
    value: fields.zone,
    rows: 3,
    ltr: true,
  })
  return html`<fieldset id="step-document"><legend>${t(m.verify_step_document)}</legend>
<p class="hint">${t(m.verify_document_hint)}</p>
${field('number', t(m.verify_number))}
<div class="dates">${field('dateOfBirth', t(m.verify_birth))}${field('expiresOn', t(m.verify_expiry))}</div>
<div class="choice"><input type="checkbox" id="f-endless" name="endless" value="yes"${fields.endless && html` checked`}><label for="f-endless">${t(m.standing_document_endless)}</label></div>
<details${(fields.zone !== '' || errorAt(errors, 'zone')) && html` open`}><summary>${t(m.verify_zone)}</summary>${zone}</details>
<div class="choice"><input type="checkbox" id="f-unseen" name="unseen" value="yes"${fields.unseen && html` checked`}><label for="f-unseen">${t(m.verify_unseen)}</label></div>
</fieldset>`
}

function result(t: Say): Html {
  return html`<section id="result" class="scripted-only" tabindex="-1" aria-labelledby="result-title" hidden>
<h2 id="result-title">${t(m.verify_result)}</h2>
<div id="verdict" aria-live="assertive"></div>
<p class="deeds"><button type="button" id="next">${t(m.verify_next)}</button></p>
</section>`
}

function foot(t: Say): Html {
  return html`<div class="lists scripted-only">
<p id="exercise-clock" hidden></p>
<p><span id="lists">${t(m.verify_lists_none)}</span> <button type="button" class="link" id="refresh">${t(m.verify_lists_refresh)}</button></p>
<p id="offline" role="status"></p>
</div>`
}
