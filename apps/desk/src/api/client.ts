// The desk's one way to the server: typed by the contract both import, in the officer's language. What the server
// refuses comes back as a `Refusal` with its stable name.
import type { z } from 'zod'
import { currentLanguage } from '../say.tsx'

export interface RefusalError {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

/** RFC 9457. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly type: string
  readonly errors: readonly RefusalError[]
  constructor(
    status: number,
    body: { type?: string; title?: string; detail?: string; errors?: readonly RefusalError[] },
  ) {
    super(body.detail ?? body.title ?? String(status))
    this.status = status
    this.type = (body.type ?? '').replace('/problems/', '')
    this.errors = body.errors ?? []
  }
}

type Query = Readonly<Record<string, string | number | null | undefined>>

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly query?: Query
  readonly body?: unknown
  /** The same key and body have the effect once. */
  readonly idempotencyKey?: string
}

export async function ask<S extends z.ZodType>(
  schema: S,
  path: string,
  sent: Sent = {},
): Promise<z.infer<S>> {
  const answer = await sendToDesk(path, sent)
  return schema.parse(await answer.json())
}

/** The same with the answer as it came. */
export const sendToDesk = (path: string, sent: Sent = {}): Promise<Response> =>
  send(`/api/v1/desk/${path}`, sent)

/** Below `/api/v1/auth`, where better-auth answers. */
export const askAuth = async (
  path: string,
  body?: unknown,
  method: 'GET' | 'POST' = 'POST',
): Promise<unknown> =>
  (await send(`/api/v1/auth/${path}`, { method, body: method === 'POST' ? (body ?? {}) : undefined })).json()

const patienceMs = 20_000

async function send(
  path: string,
  { method = 'GET', query = {}, body, idempotencyKey }: Sent,
): Promise<Response> {
  const address = new URL(path, location.origin)
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') address.searchParams.set(name, String(value))
  const answer = await fetch(address, {
    method,
    // A network that neither answers nor fails is none.
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'accept-language': currentLanguage(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})))
  return answer
}
