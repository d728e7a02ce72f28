// The result of a check as a person sees it: verdict first, then the colour with its shape and word, then what
// speaks against it, what was checked, and why the code has its colour.
import type { CodePayload, CodeVerification } from '@pratique/health-credential'
import { html } from 'hono/html'
import { type Finding, type Judgement, judge } from './judgement.ts'
import { type Fragment, type StateField, stateField } from './state-field.ts'
import { fill, type JudgementTexts, sayInstant } from './texts.ts'

export interface Judged {
  readonly verification: CodeVerification
  readonly authority: string
  /** The instant at which the status list was made; null where there was none. */
  readonly statusAt: string | null
}

/** The card. */
export function judgementCard(judged: Judged, texts: JudgementTexts): Fragment {
  const judgement = judge(judged.verification)
  return html`<div class="judgement verdict-${judgement.verdict}">
${stateField(fieldOf(judged, judgement, texts))}
${gateOf(judged, judgement, texts)}
${list('against', judgement.against, judged, texts)}
${list('checks', judgement.checks, judged, texts)}
${judgement.verdict === 'valid' && reasonsOf(judged.verification, texts)}
</div>`
}

/** The verdict in words, for a screen reader and the title. */
function verdictWord({ verdict, specimen }: Judgement, texts: JudgementTexts): string {
  return verdict === 'valid' && specimen ? texts.genuineSpecimen : texts.verdicts[verdict]
}

// Of a valid code its state is the great word, for it is what a gate goes by: "Valid" over a red code could be read
// as "let pass".
function fieldOf({ verification }: Judged, judgement: Judgement, texts: JudgementTexts): StateField {
  const shown = judgement.verdict === 'valid' ? verification.payload : null
  const verdict = verdictWord(judgement, texts)
  const word = shown && (texts.schemes[shown.scheme].states[shown.state]?.label ?? texts.states[shown.state])
  return {
    state: judgement.colour ?? 'refused',
    scheme: shown?.scheme ?? null,
    word: word ?? verdict,
    below: shown ? html`<p>${verdict} · ${texts.schemes[shown.scheme].label}</p>` : '',
    specimen: judgement.specimen ? texts.specimen : undefined,
  }
}

// What the state means to whoever checks: under the field, where it can be read.
function gateOf(
  { verification: { payload } }: Judged,
  { verdict }: Judgement,
  texts: JudgementTexts,
): Fragment | '' {
  const gate = verdict === 'valid' && payload && texts.schemes[payload.scheme].states[payload.state]?.gate
  return gate ? html`<p class="state-now">${gate}</p>` : ''
}

function list(
  name: string,
  findings: readonly Finding[],
  judged: Judged,
  texts: JudgementTexts,
): Fragment | '' {
  if (findings.length === 0) return ''
  const values = valuesOf(judged, texts)
  return html`<ul class="findings ${name}">${findings.map(
    (finding) =>
      html`<li class="finding-${finding.split('-')[0]}">${sentence(finding, values(finding), texts)}</li>`,
  )}</ul>`
}

/** A finding in words. */
export function sentence(
  finding: Finding,
  values: Readonly<Record<string, string>>,
  texts: JudgementTexts,
): string {
  return fill(texts.findings[finding], values)
}

/** The values that a finding's sentence may need. */
export function valuesOf({ verification, authority, statusAt }: Judged, texts: JudgementTexts) {
  const { issuedAt, expiresAt, format, issuer, problems } = verification
  const instants: Readonly<Partial<Record<Finding, string | null>>> = {
    'good-status': statusAt,
    'problem-not-yet-valid': issuedAt,
    'problem-picture-stale': issuedAt,
    'good-live': issuedAt,
  }
  return (finding: Finding): Readonly<Record<string, string>> => {
    const at = instants[finding] ?? expiresAt
    return {
      authority: texts.authorities[issuer ?? ''] ?? authority,
      format: format === 'unknown' ? 'HC1' : format,
      code: problems.map(({ code }) => code).join(', '),
      time: at === null ? '?' : sayInstant(texts, at),
    }
  }
}

/** Each reason the code carries, in the verifier's language. */
export function reasonTexts(payload: CodePayload | null, texts: JudgementTexts): readonly string[] {
  if (payload === null) return []
  const pack = texts.packs[payload.pack]
  return payload.reasons.map((id) => pack?.rules[String(id)] ?? unknownReason(id, payload, texts))
}

function unknownReason(
  id: number | string,
  { pack, policyVersion }: { readonly pack: string; readonly policyVersion: number },
  texts: JudgementTexts,
): string {
  const title = texts.packs[pack]?.title ?? pack
  return fill(texts.otherReason, { id: String(id), pack: title, version: String(policyVersion) })
}

function reasonsOf(verification: CodeVerification, texts: JudgementTexts): Fragment | '' {
  const reasons = reasonTexts(verification.payload, texts)
  if (reasons.length === 0) return ''
  return html`<h3>${texts.reasonsHeading}</h3><ul class="reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
}
