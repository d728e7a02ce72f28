// The result of checking somebody else's credential: which it is, whether it is genuine and in force, whom it names.
// What it says of a person's health is shown only as far as its kind: a gate needs no product, dose or laboratory.
import {
  type CredentialName,
  credentialName,
  type HealthStatement,
  isGrave,
  type Problem,
  statedHealth,
  type Verdict,
  type Verification,
} from '@pratique/health-credential/shared'
import { html } from 'hono/html'
import { type Fragment, stateField } from './state-field.ts'
import { fill, type JudgementTexts, sayAge, sayInstant } from './texts.ts'

export interface JudgedCredential {
  readonly verification: Verification
  /** When it was judged. */
  readonly at: Date
  /** The list of issuers that vouches for it, and how old it is; null where none does. */
  readonly list: { readonly name: string; readonly ageMs: number | null } | null
}

export type CredentialFinding =
  | 'genuine'
  | 'list'
  | 'list-brought'
  | 'compare'
  | 'damaged'
  | 'issuer-unknown'
  | 'issuer-revoked'
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'signer-expired'
  | 'signer-not-yet-valid'
  | 'revoked'
  | 'key-usage'

export type CredentialKind = 'vaccination' | 'recovery' | 'test-clear' | 'test-found' | 'test-other'

/** May hold {issuer}, {time}, {list} and {age}. */
export interface CredentialTexts {
  readonly formats: Readonly<Record<CredentialName, string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly kinds: Readonly<Record<CredentialKind, string>>
  readonly findings: Readonly<Record<CredentialFinding, string>>
  readonly name: string
  readonly dateOfBirth: string
}

/** Whether the text was a credential of another issuer, not one of our codes and not nothing at all. */
export const isOthersCredential = ({ format, payload, problems }: Verification): boolean =>
  format !== 'pratique' &&
  (format !== 'unknown' || (payload !== null && !problems.some(({ code }) => code === 'cose')))

/** The card. */
export function credentialCard(judged: JudgedCredential, texts: JudgementTexts): Fragment {
  const { verification } = judged
  const { credentials: words } = texts
  const { verdict } = verification
  const format = words.formats[credentialName(verification)]
  return html`<div class="judgement verdict-${verdict}">
${stateField({
  state: verdict === 'valid' ? 'genuine' : verdict === 'unknown' ? 'unknown' : 'refused',
  scheme: null,
  word: words.verdicts[verdict],
  below: html`<p>${format}</p>`,
  specimen: undefined,
})}
${verdict === 'valid' && contents(verification, words)}
${list('against', againstOf(judged), judged, texts)}
${verdict === 'valid' && list('checks', ['genuine', 'list', 'compare'], judged, texts)}
</div>`
}

// What an unproven credential says means nothing, so nothing of it is repeated.
function contents(verification: Verification, words: CredentialTexts): Fragment {
  const { person, statements } = statedHealth(verification)
  const name = [person?.givenNames, person?.familyName].filter((part) => part).join(' ')
  const kinds = [...new Set(statements.map(kindOf))].map((kind) => words.kinds[kind])
  return html`${kinds.length > 0 && html`<p class="state-now">${kinds.join(' · ')}</p>`}
${
  person !== null &&
  html`<dl class="answers"><div><dt>${words.name}</dt><dd><bdi>${name || '?'}</bdi></dd></div>
<div><dt>${words.dateOfBirth}</dt><dd><bdi>${person.dateOfBirth ?? '?'}</bdi></dd></div></dl>`
}`
}

function kindOf(statement: HealthStatement): CredentialKind {
  if (statement.kind !== 'test') return statement.kind
  const kinds = { detected: 'test-found', 'not-detected': 'test-clear', other: 'test-other' } as const
  return kinds[statement.result]
}

const known: { readonly [code: string]: CredentialFinding } = {
  algorithm: 'signature',
  signature: 'signature',
  'issuer-unknown': 'issuer-unknown',
  'issuer-revoked': 'issuer-revoked',
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  revoked: 'revoked',
  'key-usage': 'key-usage',
}

const againstOf = (judged: JudgedCredential): readonly CredentialFinding[] => [
  ...new Set(judged.verification.problems.filter(isGrave).map((problem) => findingOf(problem, judged))),
]

function findingOf({ code }: Problem<string>, { verification, at }: JudgedCredential): CredentialFinding {
  const { issuedAt, expiresAt } = verification
  // Where its own dates do not say so, it is the certificate of its signer that is out of force.
  if (code === 'expired' && !(expiresAt !== null && Date.parse(expiresAt) <= at.getTime()))
    return 'signer-expired'
  if (code === 'not-yet-valid' && !(issuedAt !== null && Date.parse(issuedAt) > at.getTime()))
    return 'signer-not-yet-valid'
  return known[code] ?? 'damaged'
}

function list(
  name: 'against' | 'checks',
  findings: readonly CredentialFinding[],
  { verification, list: source }: JudgedCredential,
  texts: JudgementTexts,
): Fragment | '' {
  const { issuer, issuedAt, expiresAt } = verification
  const shown = findings.filter((finding) => finding !== 'list' || source !== null)
  if (shown.length === 0) return ''
  const say = (finding: CredentialFinding): string => {
    const at = finding === 'not-yet-valid' ? issuedAt : expiresAt
    // An exercise brings a list along that nobody loaded: it has no age.
    const words = finding === 'list' && source?.ageMs == null ? 'list-brought' : finding
    return fill(texts.credentials.findings[words], {
      issuer: issuer ?? '?',
      time: at === null ? '?' : sayInstant(texts, at),
      list: source?.name ?? '',
      age: source?.ageMs == null ? '' : sayAge(texts.language, source.ageMs),
    })
  }
  return html`<ul class="findings ${name}">${shown.map(
    (finding) => html`<li class="finding-${name === 'against' ? 'problem' : 'good'}">${say(finding)}</li>`,
  )}</ul>`
}
