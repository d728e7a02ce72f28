// What holds for every request whichever room answers it: a number to ask after it by, a bounded body of the right
// type, headers that leave a page no way out, one log line without personal data, and the one answer to trouble.
import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import type { Config } from '../config.ts'
import { gzipped } from './gzip.ts'
import type { Log } from './log.ts'
import { Problem, type ProblemError } from './problem.ts'
import { addressOf, hasSocket, RateLimit, rateLimit } from './rate-limit.ts'
import { RememberingRouter } from './remembering-router.ts'
import {
  addressNotFound,
  answerTrouble,
  bodyTooLarge,
  type ErrorPage,
  invalidRequest,
  wrongContentType,
} from './trouble.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** A UUID; given to the client in `X-Request-Id` and logged. */
    requestId: string
  }
}

const megabyte = 1024 * 1024

interface FrameOptions {
  readonly log: Log
  readonly config: Pick<Config, 'limits'>
  readonly errorPage?: ErrorPage
}

/** An empty house front: rooms are mounted on it. */
export function openFrame({ log, config, errorPage }: FrameOptions): Hono {
  const app = new Hono({ router: new RememberingRouter() })
  app.use(numbered, logged(log), compress(), gzipped, strictForPrograms, limitedBody)
  app.use(rateLimit(new RateLimit(config.limits.perAddress), addressOf))
  app.use('/api/*', jsonOnly)
  app.onError((error, c) => answerTrouble(c, error, log, errorPage))
  app.notFound((c) => answerTrouble(c, nothingHere(), log, errorPage))
  return app
}

const nothingHere = () =>
  new Problem(addressNotFound, {
    detail: 'There is nothing here. The API is described at /api/v1/openapi.json.',
  })

const numbered: MiddlewareHandler = async (c, next) => {
  const requestId = randomUUID()
  c.set('requestId', requestId)
  await next()
  // Not `c.header()`, which makes another response of one that is finished, with a stream for its body.
  c.res.headers.set('X-Request-Id', requestId)
}

// The path itself may hold a reference or a code; the pattern of the route does not.
function logged(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now()
    await next()
    const ms = Math.round((performance.now() - begun) * 10) / 10
    const { method } = c.req
    log.info(
      { requestId: c.get('requestId'), method, route: routePath(c), status: c.res.status, ms },
      'request',
    )
  }
}

// Pages carry their own, wider policy; an answer for programs needs nothing at all.
const strictForPrograms: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  headers.set('X-Content-Type-Options', 'nosniff')
  if (!isForPrograms(c)) return
  headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  headers.set('Referrer-Policy', 'no-referrer')
}

const isForPrograms = (c: Context) => /^\/(api\/v\d|\.well-known|health)(\/|$)/.test(c.req.path)

const bodyWithin = (megabytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: megabytes * megabyte,
    onError: () => {
      throw new Problem(bodyTooLarge, {
        detail: `A request may hold ${megabytes} MB. Send less in one request; a picture or list may be split or made smaller.`,
      })
    },
  })

const plainBody = bodyWithin(1)
/** A form with a photograph in it. */
const formBody = bodyWithin(12)

const limitedBody: MiddlewareHandler = (c, next) =>
  // Looked for in a request that has none, the body costs more than the page.
  c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : boundedBody(c, next)

const boundedBody: MiddlewareHandler = (c, next) =>
  /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '') && !c.req.path.startsWith('/api/')
    ? formBody(c, next)
    : plainBody(c, next)

const jsonOnly: MiddlewareHandler = async (c, next) => {
  if (hasBody(c) && !isJson(c.req.header('content-type')))
    throw new Problem(wrongContentType, {
      detail: 'Send the body as JSON, with the header Content-Type: application/json.',
    })
  await next()
}

/** Over a socket each DELETE and POST has a stream, be it empty: there a body is what was announced (RFC 9112 §6.3). */
const hasBody = (c: Context): boolean => (hasSocket(c) ? announcesBody(c) : c.req.raw.body !== null)

const announcesBody = (c: Context): boolean =>
  Number(c.req.header('content-length') ?? 0) !== 0 || c.req.header('transfer-encoding') !== undefined

const isJson = (contentType: string | undefined) =>
  /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType?.trim() ?? '')

/** A room's part of the API: what the schema refuses is told field by field. */
export function openApi(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw new Problem(invalidRequest, describe(result.error.issues, result.target))
    },
  })
}

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Issues of a zod schema as a problem's errors; `target` says which part of the request. */
export function describe(
  issues: readonly Issue[],
  target = 'json',
): { detail: string; errors: ProblemError[] } {
  const errors = issues.map(({ code, path, message }) => ({
    pointer: target === 'json' ? pointerTo(path) : path.map(String).join('.'),
    code: (code ?? 'invalid').replaceAll('_', '-'),
    detail: message,
  }))
  const part = target === 'json' ? 'body' : target
  return {
    detail: `The ${part} has ${errors.length === 1 ? 'a fault' : `${errors.length} faults`}: see errors.`,
    errors,
  }
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
