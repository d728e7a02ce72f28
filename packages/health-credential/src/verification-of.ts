// Puts a reader's findings into the common answer.

import { isGrave, type Problem } from './problem.ts'
import type { Format, Verdict, Verification } from './verification.ts'

/** What a reader found; absent and odd values become null. */
export interface Findings {
  readonly format: Format
  readonly problems: readonly Problem[]
  readonly keyId?: string | undefined
  readonly algorithm?: string | undefined
  readonly issuer?: unknown
  readonly issuedAt?: string | null
  readonly expiresAt?: string | null
  readonly payload?: unknown
}

/** The common answer. */
export function verification(findings: Findings): Verification {
  const verdict = verdictOf(findings.problems)
  return {
    format: findings.format,
    valid: verdict === 'valid',
    verdict,
    problems: findings.problems,
    keyId: findings.keyId ?? null,
    algorithm: findings.algorithm ?? null,
    issuer: typeof findings.issuer === 'string' ? findings.issuer : null,
    issuedAt: findings.issuedAt ?? null,
    expiresAt: findings.expiresAt ?? null,
    payload: findings.payload ?? null,
  }
}

/** The verdict of a list of findings: unknown when only knowledge is missing. */
export function verdictOf(problems: readonly Problem<string>[]): Verdict {
  const grave = problems.filter(isGrave)
  if (grave.length === 0) return 'valid'
  return grave.every(({ code }) => code === 'issuer-unknown' || code === 'status-unknown')
    ? 'unknown'
    : 'invalid'
}
