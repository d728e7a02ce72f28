// Carries webhooks to operators: signed as Standard Webhooks 1.0 asks, tried again later and later, given up after a day.
import { signatureOf } from '../message/sms-gateway.node.ts'
import { findPartner, webhookSecretOf } from '../platform/auth/partner.action.ts'
import { type House, perform, system } from '../platform/deed.ts'
import { settleWebhook, takeDueWebhooks, type WebhookRow } from './boarding.store.ts'

const patienceMs = 10_000
const waitsMinutes = [1, 5, 15, 60, 180, 360] as const
const minute = 60_000

/** One round; what is due is taken in a deed of its own, so that no transaction waits for a network. */
export async function deliverWebhooks(house: House, wall: () => number = Date.now): Promise<number> {
  const due = await perform(house, system, ({ db, now }) =>
    takeDueWebhooks(db, now, new Date(now.getTime() + 2 * minute)),
  )
  for (const row of due) {
    const said = await deliver(house, row, wall())
    await perform(house, system, ({ db, now }) =>
      settleWebhook(db, row.message_id, settlement(row, said, now)),
    )
  }
  return due.length
}

async function deliver(house: House, row: WebhookRow, at: number): Promise<string> {
  const partner = await findPartner(house, row.partner_id)
  const secret = partner && webhookSecretOf(house, partner)
  if (!partner?.webhook_url || !secret) return 'closed'
  const timestamp = String(Math.floor(at / 1000))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': row.message_id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(secret, `${row.message_id}.${timestamp}.${row.body}`),
  }
  try {
    const answer = await fetch(partner.webhook_url, {
      method: 'POST',
      headers,
      body: row.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    await answer.body?.cancel()
    return answer.ok ? 'ok' : `http-${answer.status}`
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timed-out' : 'no-connection'
  }
}

function settlement({ attempts }: WebhookRow, said: string, now: Date) {
  if (said === 'ok') return { due_at: null, delivered_at: now, said }
  const wait = said === 'closed' || said === 'http-410' ? undefined : waitsMinutes[attempts - 1]
  return {
    due_at: wait === undefined ? null : new Date(now.getTime() + wait * minute),
    delivered_at: null,
    said,
  }
}
