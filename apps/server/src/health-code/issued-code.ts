// From a decision to what a code says of it.
import type { CodePayload, CodeScheme, DocumentBinding } from '@pratique/health-credential'
import type { Decision, Pack } from '@pratique/policy-engine'
import type { Identity } from '../people/identity.ts'
import { type CodeLifeQuestion, codeLife } from './code-life.ts'

/** Reasons in a code: more would make the picture larger than a cracked screen shows well. */
const reasonsAtMost = 4

/** The numbers of the rules behind a decision, strictest first. */
export function reasonNumbers({ reasons, policyVersion }: Decision, pack: Pack, scheme: string): number[] {
  const version = pack.versions.find((one) => one.scheme === scheme && one.number === policyVersion)
  const numbers = reasons.flatMap(({ rule }) => version?.rules.find(({ id }) => id === rule)?.number ?? [])
  return numbers.slice(0, reasonsAtMost)
}

/** When a code for this decision ends. */
export function lifeOf(
  decision: Decision,
  { validity }: Pack['manifest'],
  journey: Pick<CodeLifeQuestion, 'now' | 'landedAt' | 'arrivalAt'>,
): Date {
  return codeLife({
    ...journey,
    measureEnds: decision.measures.flatMap(({ until }) => (until === null ? [] : [new Date(until)])),
    decisionUntil: decision.validUntil === null ? null : new Date(decision.validUntil),
    hoursAfterLanding: validity.paperHoursAfterLanding,
    onlineHours: validity.onlineHours,
  })
}

/** What a gate compares; null where the document or a day in it is not known. */
export function boundDocumentOf({ document, dateOfBirth }: Identity) {
  if (document === null || dateOfBirth === null) return null
  const expiresOn = document.dateOfExpiry ?? (document.endless === true ? '' : null)
  return expiresOn === null ? null : { number: document.documentNumber, dateOfBirth, expiresOn }
}

export type BoundDocumentOf = NonNullable<ReturnType<typeof boundDocumentOf>>

/** The row of a code as the payload of a credential. */
export function payloadOf(row: {
  readonly codeId: string
  readonly level: CodePayload['level']
  readonly scheme: string
  readonly colour: CodePayload['state']
  readonly pack: string
  readonly policyVersion: number
  readonly specimen: boolean
  readonly reasons: readonly number[]
  readonly binding: DocumentBinding | null
  readonly status: { readonly list: number; readonly index: number }
}): CodePayload {
  const { codeId, colour, ...rest } = row
  return { ...rest, id: codeId, state: colour, scheme: schemeOf(row.scheme), firstName: null }
}

function schemeOf(scheme: string): CodeScheme {
  return scheme === 'resident' ? 'resident' : 'international'
}
