// What both entries export: types, and pure functions that need no engine.

export { DEFAULT_BINDING_COST, normaliseDocument } from './binding.ts'
export type { CodeContent } from './code-claims.ts'
export type { VerifyCodeOptions } from './code-verify.ts'
export type { ReadCredentialOptions } from './credential-read.ts'
export { createReplayCache, PRESENCE_INTERVAL_MS, PRESENCE_WINDOW_MS, type ReplayCache } from './presence.ts'
export { type CodeProblemCode, isGrave, type Problem, type ProblemCode } from './problem.ts'
export {
  type CredentialName,
  credentialName,
  type HealthStatement,
  type StatedHealth,
  type StatedPerson,
  statedHealth,
} from './statements.ts'
export {
  createStatusList,
  STATUS,
  type StatusBits,
  type StatusList,
  statusAt,
  statusListSize,
  withStatuses,
} from './status-list.ts'
export type { StatusProblemCode, StatusReading, StatusReadingOptions } from './status-reading.ts'
export { type KeyKind, NO_TRUST, type Trust, type TrustedKey, type TrustListInfo, trustAge } from './trust.ts'
export type { TrustProblemCode, TrustReading } from './trust-entries.ts'
export type { KeyUsage, TrustListDocument, TrustListKey } from './trust-list.ts'
export type { TrustReadingOptions } from './trust-reading.ts'
export type {
  BoundDocument,
  CodeLevel,
  CodePayload,
  CodeScheme,
  CodeState,
  CodeStatusReference,
  CodeVerification,
  DocumentBinding,
  Format,
  Verdict,
  Verification,
} from './verification.ts'
