// SMS by an HTTP gateway: one signed POST of JSON a message. The interface is ours and documented
// (docs/guides/sms-gateway.md), the signature that of Standard Webhooks 1.0, so that a gateway can check it with a
// library of its own language.
import { createHmac } from 'node:crypto'
import type { Carrier, Delivery, Outgoing } from './carrier.ts'

export interface SmsGatewaySettings {
  readonly url: string
  /** The shared secret: 24 to 64 random bytes. */
  readonly secret: Uint8Array
  /** The wall's time: a gateway refuses what was signed long ago. */
  readonly now?: () => number
}

const patienceMs = 15_000
const mostBytes = 4096

export function openSmsGateway({ url, secret, now = Date.now }: SmsGatewaySettings): Carrier {
  const closing = new AbortController()
  return {
    name: 'sms-gateway',
    keepsText: false,
    deliver: (message) => post(url, bodyOf(message), { message, secret, at: now(), closing: closing.signal }),
    close: async () => closing.abort(),
  }
}

const bodyOf = ({ kind, address, body, language, usefulUntil }: Outgoing): string =>
  JSON.stringify({
    type: 'sms.send',
    data: { to: address, text: body, language, kind, usefulUntil: usefulUntil.toISOString() },
  })

interface Posting {
  readonly message: Outgoing
  readonly secret: Uint8Array
  readonly at: number
  readonly closing: AbortSignal
}

async function post(url: string, body: string, { message, secret, at, closing }: Posting): Promise<Delivery> {
  const timestamp = String(Math.floor(at / 1000))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(secret, `${message.id}.${timestamp}.${body}`),
  }
  const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), closing])
  try {
    // A redirection would carry a telephone number to whoever it names.
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    return deliveryOf(answer, await idOf(answer))
  } catch (error) {
    return { outcome: 'failed', said: networkCode(error), lasting: false }
  }
}

/** Standard Webhooks 1.0, "Signature scheme": HMAC-SHA-256 over id, timestamp and body, in base64. */
export const signatureOf = (secret: Uint8Array, signed: string): string =>
  `v1,${createHmac('sha256', secret).update(signed, 'utf8').digest('base64')}`

/** This message will never be taken: malformed, the number unknown, barred or unsubscribed, the text too long. */
const lasting = new Set([400, 404, 410, 413, 422])

function deliveryOf(answer: Response, id: string | null): Delivery {
  if (answer.ok) return { outcome: 'sent', said: id }
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return {
    outcome: 'failed',
    said: `http-${answer.status}`,
    lasting: lasting.has(answer.status),
    ...(seconds > 0 && seconds <= 86_400 ? { waitMs: seconds * 1000 } : {}),
  }
}

/** The gateway's own name for the message: letters, digits, dashes; anything else is not kept. */
async function idOf(answer: Response): Promise<string | null> {
  const text = await readSome(answer)
  if (!answer.ok) return null
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : null
  } catch {
    return null
  }
}

async function readSome({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > mostBytes) break
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return 'timed-out'
  const { code } = (error.cause ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code.toLowerCase().replace(/[^a-z0-9]+/g, '-') : 'no-connection'
}
