// One deed to the server. What may come right later is no answer: no network, a server that is busy or broken.
import { Refusal, sendToDesk } from '../api/client.ts'
import type { NewDeed } from './deed.ts'
import type { Sent } from './outbox.ts'

const later = new Set([408, 425, 429])

export async function sendDeed({ method, path, body }: NewDeed, key: string): Promise<Sent> {
  try {
    const answer = await sendToDesk(path, { method, body, idempotencyKey: key })
    return { came: 'done', answer: await answer.json() }
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500 || later.has(error.status))
      return { came: 'nothing' }
    if (error.status === 401) return { came: 'signed-out' }
    const { status, type, message, errors } = error
    return { came: 'refused', refusal: { status, type, detail: message, errors } }
  }
}
