// The page of a traveller's certificates: what was added, and the way to add one by picture, camera or text.
import { certificateList } from '../credential/certificate-list.ts'
import { proofInWords } from '../credential/certificate-words.ts'
import type { Specimen } from '../credential/specimens.node.ts'
import type { KnownCertificate } from '../holder/state.ts'
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { areaField } from '../site/fields.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'

export interface CertificatesPage {
  readonly t: Say
  readonly zone: string
  /** Whose they are, where more than one travels. */
  readonly traveller: string | null
  readonly certificates: readonly KnownCertificate[]
  readonly arrivalAt: string | null
  readonly errors: readonly FieldError[]
  readonly text: string
  /** What was just done. */
  readonly done: 'added' | 'removed' | null
  /** Where one goes on, below the language. */
  readonly next: string
  /** To practise with; none outside of an exercise. */
  readonly specimens: readonly Specimen[]
  /** The page brings its script, so it may show what only works with it. */
  readonly scripted: boolean
  /** None may be added any more. */
  readonly closed: boolean
}

export function certificatesView(view: CertificatesPage): Html {
  const { t, traveller, certificates, errors, done, next } = view
  const title = traveller === null ? t(m.credential_title) : t(m.credential_title_of, { name: traveller })
  return html`${errorSummary(t, errors)}
<h1>${title}</h1>
${done && html`<p class="panel" role="status">${done === 'added' ? t(m.credential_added) : t(m.credential_removed)}</p>`}
${certificates.length === 0 && html`<p>${view.closed ? t(m.credential_none) : t(m.credential_lead)}</p>`}
${certificateList({ ...view, below: (one) => !view.closed && removeButton(t, one) })}
${!view.closed && addForm(view)}
<p class="deeds"><a class="button${certificates.length === 0 && ' quiet'}" href="/${t.language}/${next}">${t(m.credential_done)}</a></p>
${practice(view)}`
}

const removeButton = (t: Say, one: KnownCertificate): Html =>
  html`<form method="post" class="noprint"><button class="link" name="remove" value="${one.seq}">${t(m.credential_remove)}<span class="trap"> ${proofInWords(t, one)}</span></button></form>`

const cameraButtons = (t: Say): Html => html`<div class="scripted-only">
<video class="viewfinder" id="video" playsinline muted></video>
<p class="deeds"><button type="button" class="quiet" id="camera-start">${t(m.verify_camera)}</button>
<button type="button" class="quiet" id="camera-stop">${t(m.verify_camera_stop)}</button></p>
</div>`

function addForm({ t, certificates, errors, text, scripted }: CertificatesPage): Html {
  const pictureError = errorAt(errors, 'picture')
  return html`<h2>${t(m.credential_add_link)}</h2>
<p>${t(m.credential_kept)}</p>
<form method="post" enctype="multipart/form-data" id="certificate" novalidate>
${scripted && cameraButtons(t)}
<div class="field${pictureError && ' wrong'}"><label for="f-picture">${t(m.credential_picture)}</label>
<p class="hint" id="f-picture-hint">${t(m.credential_picture_hint)}</p>
${pictureError && html`<span class="message" id="f-picture-error">${pictureError}</span>`}<input type="file" id="f-picture" name="picture" accept="image/png,image/jpeg" aria-describedby="f-picture-hint${pictureError && ' f-picture-error'}"></div>
${scripted && html`<p id="reading" class="scripted-only" role="status"></p>`}
${areaField({ name: 'text', label: t(m.credential_text), hint: t(m.credential_text_hint), error: errorAt(errors, 'text'), value: text, rows: 3, ltr: true })}
<details><summary>${t(m.credential_formats_title)}</summary><p>${t(m.credential_formats)}</p></details>
<div class="deeds"><button name="go" value="add"${certificates.length > 0 && html` class="quiet"`}>${t(m.credential_add)}</button></div>
</form>`
}

function practice({ t, specimens, closed }: CertificatesPage): MaybeHtml {
  if (specimens.length === 0 || closed) return ''
  return html`<details class="noprint"><summary>${t(m.credential_practice)}</summary><p>${t(m.credential_practice_hint)}</p>
${specimens.map(({ id, text }) => html`<p><strong>${specimenName(t, id)}</strong><br><code class="specimen" dir="ltr">${text}</code></p>`)}</details>`
}

function specimenName(t: Say, id: string): string {
  const names: Readonly<Record<string, (t: Say) => string>> = {
    vaccination: () => t(m.credential_vaccinated),
    test: () => t(m.credential_tested),
    recovery: () => t(m.credential_recovered),
    'test-positive': () => t(m.credential_tested_positive),
    'half-vaccinated': () => t(m.credential_specimen_half),
    'child-test': () => t(m.credential_specimen_child),
    'other-disease': () => t(m.credential_specimen_other),
    expired: () => t(m.credential_specimen_expired),
    'unknown-issuer': () => t(m.credential_specimen_unknown),
    forged: () => t(m.credential_specimen_forged),
  }
  return names[id]?.(t) ?? id
}
