// A problem is a refusal: we understood the request and decline it, in words that say what, where and how
// to mend it. Rooms declare theirs in `<room>.problems.ts`; the answer to the client is made in one place
// (`trouble.ts`). No personal data may ever stand in a problem.

/** A kind of refusal with a stable name, as the problem catalogue lists it. */
export interface ProblemType {
  /** Stable kebab-case name; the last part of the `type` address of RFC 9457. */
  readonly type: string
  /** HTTP status, 400 to 599. */
  readonly status: number
  /** One short sentence that is the same each time (RFC 9457 §3.1.3). */
  readonly title: string
}

/** One thing that is wrong with the request and where. */
export interface ProblemError {
  /** JSON Pointer into the body (RFC 6901), or the name of a parameter or field. */
  readonly pointer: string
  /** Stable kebab-case code. */
  readonly code: string
  /** What is wrong and how to mend it. */
  readonly detail: string
}

export interface ProblemDetail {
  readonly detail: string
  readonly errors?: readonly ProblemError[]
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number
}

const catalogue = new Map<string, ProblemType>()

/** Adds a kind of refusal to the catalogue. Throws when the name is malformed or taken: that is a fault of ours. */
export function defineProblem(type: ProblemType): ProblemType {
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(type.type))
    throw new Error(`Problem name "${type.type}" is not kebab-case`)
  if (type.status < 400 || type.status > 599)
    throw new Error(`Problem "${type.type}" has status ${type.status}; 400 to 599 is meant`)
  if (catalogue.has(type.type)) throw new Error(`Problem "${type.type}" is defined twice`)
  const defined = Object.freeze({ ...type })
  catalogue.set(type.type, defined)
  return defined
}

/** Every kind of refusal defined so far, by name. */
export function listProblemTypes(): readonly ProblemType[] {
  return [...catalogue.values()].sort((a, b) => a.type.localeCompare(b.type, 'en'))
}

/** Thrown by an action to refuse; the transaction rolls back and the client gets `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemType
  readonly detail: string
  readonly errors: readonly ProblemError[]
  readonly retryAfter: number | undefined

  constructor(kind: ProblemType, { detail, errors, retryAfter }: ProblemDetail) {
    super(`${kind.title}: ${detail}`)
    this.kind = kind
    this.detail = detail
    this.errors = errors ?? []
    this.retryAfter = retryAfter
  }
}
