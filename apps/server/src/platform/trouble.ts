// The one place where what went wrong becomes an answer. A problem is told in full (RFC 9457); a constraint of the
// database that a room named stands for a problem; anything else is a fault: 500 without detail, logged with the
// request id that the client is given too.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import pg from 'pg'
import type { Log } from './log.ts'
import { defineProblem, Problem, type ProblemDetail, type ProblemType } from './problem.ts'

export const addressNotFound = defineProblem({
  type: 'address-not-found',
  status: 404,
  title: 'There is nothing at this address',
})
export const malformedJson = defineProblem({
  type: 'malformed-json',
  status: 400,
  title: 'The body is not JSON',
})
export const invalidRequest = defineProblem({
  type: 'invalid-request',
  status: 422,
  title: 'The request is not as described',
})
export const requestRefused = defineProblem({
  type: 'request-refused',
  status: 400,
  title: 'The request cannot be taken',
})
export const bodyTooLarge = defineProblem({
  type: 'body-too-large',
  status: 413,
  title: 'The body is too large',
})
export const wrongContentType = defineProblem({
  type: 'wrong-content-type',
  status: 415,
  title: 'The body is of another type than asked for',
})
export const tooManyRequests = defineProblem({
  type: 'too-many-requests',
  status: 429,
  title: 'Too many requests',
})
export const fault = defineProblem({ type: 'fault', status: 500, title: 'Something is broken on our side' })
export const notReady = defineProblem({
  type: 'not-ready',
  status: 503,
  title: 'The service is getting ready',
})

interface Refusal extends ProblemDetail {
  readonly kind: ProblemType
}

const constraints = new Map<string, Refusal>()

/** The database is the last guard: a violated constraint of this name is answered as this problem. */
export function mapConstraint(name: string, kind: ProblemType, detail: string): void {
  if (constraints.has(name)) throw new Error(`Constraint "${name}" is mapped twice`)
  constraints.set(name, { kind, detail })
}

/** The problem that an error stands for, or null when it is a fault. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof pg.DatabaseError) return problemOfConstraint(error)
  if (error instanceof HTTPException) return problemOfHttp(error)
  return null
}

function problemOfConstraint({ constraint }: pg.DatabaseError): Problem | null {
  const refusal = constraint === undefined ? undefined : constraints.get(constraint)
  return refusal ? new Problem(refusal.kind, refusal) : null
}

function problemOfHttp(error: HTTPException): Problem | null {
  if (error.status >= 500) return null
  // The only message by which Hono's validator says so.
  if (/malformed json/i.test(error.message))
    return new Problem(malformedJson, {
      detail: 'The body could not be read as JSON. Check quotes, commas and brackets, and send it as UTF-8.',
    })
  return new Problem(requestRefused, {
    detail: 'The request could not be understood. Compare it with the description at /api/v1/openapi.json.',
  })
}

/** Draws the page that a person sees instead of problem+json. */
export type ErrorPage = (c: Context, problem: Problem, requestId: string) => Response | Promise<Response>

/** Whether a program asked, rather than a person with a browser. */
function wantsJson(c: Context): boolean {
  if (/^\/(api\/v\d|\.well-known|health)(\/|$)/.test(c.req.path)) return true
  const accepted = c.req.header('accept') ?? ''
  return accepted.includes('json') && !accepted.includes('html')
}

/** The answer to an error. */
export async function answerTrouble(
  c: Context,
  error: unknown,
  log: Log,
  errorPage?: ErrorPage,
): Promise<Response> {
  const requestId: string = c.get('requestId') ?? ''
  const problem = problemOf(error) ?? faultProblem(error, requestId, log)
  if (errorPage && !wantsJson(c)) return errorPage(c, problem, requestId)
  return answerProblem(problem, requestId)
}

function faultProblem(error: unknown, requestId: string, log: Log): Problem {
  log.error({ err: error, requestId }, 'fault')
  return new Problem(fault, {
    detail: `It has been logged as ${requestId}. Try again later; if it stays, tell the operator this number.`,
  })
}

/** RFC 9457 §3. */
export function answerProblem(problem: Problem, requestId: string): Response {
  const { kind, detail, errors, retryAfter } = problem
  const body = {
    type: `/problems/${kind.type}`,
    title: kind.title,
    status: kind.status,
    detail,
    ...(errors.length > 0 ? { errors } : {}),
    instance: `urn:uuid:${requestId}`,
  }
  return new Response(JSON.stringify(body), {
    status: kind.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  })
}
