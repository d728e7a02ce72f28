// A declaration as the API answers it.
import type { CertificateAnswer, DecisionAnswer, DeclarationAnswer } from '@pratique/api-contract'
import type { Decision, DecisionInWords } from '@pratique/policy-engine'
import { arrivalOf, counts, type KnownCertificate } from '../holder/state.ts'
import type { DeclarationRow } from './declaration.store.ts'
import type { ShownTraveller } from './show-declaration.action.ts'

export function declarationAnswer(
  row: Pick<DeclarationRow, 'reference' | 'submitted_at' | 'withdrawn_at'>,
  secret: string,
  travellers: readonly ShownTraveller[],
): DeclarationAnswer {
  return {
    reference: row.reference,
    secret,
    holders: travellers.map(({ holderId, decision, words, code, state, claim }) => ({
      holderId,
      decision: decision && words && decisionAnswer(decision, words),
      code: code?.text ?? null,
      amendment: state.pending === null ? 'none' : 'waiting',
      certificates: state.certificates.map((one) => certificateAnswer(one, arrivalOf(state))),
      claim: claim && { category: claim.category, confirmed: claim.confirmed },
    })),
    submittedAt: (row.submitted_at ?? new Date(0)).toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}

export function certificateAnswer(one: KnownCertificate, arrivalAt: string | null): CertificateAnswer {
  return {
    format: one.format,
    proves: one.proves,
    result: one.result ?? null,
    issuer: one.issuer,
    agent: one.agent ?? null,
    on: one.on ?? null,
    validUntil: one.validUntil ?? null,
    differs: [...(one.differs ?? [])],
    counts: counts(one, arrivalAt),
  }
}

function decisionAnswer(decision: Decision, words: DecisionInWords): DecisionAnswer {
  const { state, colour, validUntil, policyVersion } = decision
  return {
    state,
    colour,
    label: words.label,
    now: words.now,
    reasons: decision.reasons.map(({ rule, state: alone, until }, at) => ({
      rule,
      state: alone,
      title: words.reasons[at]?.title ?? rule,
      text: words.reasons[at]?.because ?? rule,
      change: words.reasons[at]?.change ?? '',
      until,
    })),
    measures: decision.measures.map(({ code, kind, from, until, dueAt }, at) => ({
      code,
      kind,
      text: words.measures[at]?.label ?? code,
      from,
      until,
      dueAt,
    })),
    missing: decision.missing.map((fact, at) => ({ fact, text: words.missing[at] ?? fact })),
    validUntil,
    policyVersion,
  }
}
