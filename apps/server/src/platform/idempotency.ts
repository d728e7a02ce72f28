// A client that lost the answer sends the request again with the same Idempotency-Key and gets the first answer,
// not a second declaration. The claim stands in the deed's own transaction: a refusal frees the key again, and of
// two at once the second waits for the first.

import type { Context } from 'hono'
import { sql } from 'kysely'
import { tables } from './database.ts'
import type { Deed } from './deed.ts'
import type { Keyring } from './keyring.ts'
import { defineProblem, Problem } from './problem.ts'

export const idempotencyKeyMalformed = defineProblem({
  type: 'idempotency-key-malformed',
  status: 400,
  title: 'The Idempotency-Key cannot be used',
})
export const idempotencyKeyReused = defineProblem({
  type: 'idempotency-key-reused',
  status: 422,
  title: 'The Idempotency-Key was used for another request',
})

interface Tables {
  idempotency_claim: { key_hash: Buffer; request_hash: Buffer; answer: Buffer | null }
}

interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

const header = 'Idempotency-Key'

/** Runs `work` once for each key; without the header, every time. The answer's body must be text. */
export async function onceOnly<R extends Response>(
  deed: Deed,
  c: Context,
  work: () => Promise<R>,
): Promise<R> {
  const key = c.req.header(header)
  if (key === undefined) return work()
  if (!/^[\x21-\x7e]{8,200}$/.test(key))
    throw new Problem(idempotencyKeyMalformed, {
      detail: `${header} must be 8 to 200 visible ASCII characters without spaces, such as a UUID.`,
    })
  const { keyring } = deed.house
  const keyHash = keyring.lookup('idempotency-key', `${c.req.method} ${c.req.path} ${key}`)
  const requestHash = keyring.lookup('idempotency-request', await c.req.text())
  const earlier = await claim(deed, keyHash, requestHash)
  // The first answer's body again: what `R` says of that one holds for this one.
  if (earlier) return present(openAnswer(keyring, earlier, keyHash)) as R
  const response = await work()
  await keep(deed, keyHash, response.clone())
  return response
}

/** The sealed answer of an earlier request, or null when this one is the first. */
async function claim(deed: Deed, keyHash: Buffer, requestHash: Buffer): Promise<Buffer | null> {
  const db = tables<Tables>(deed.db)
  const claimed = await db
    .insertInto('idempotency_claim')
    .values({ key_hash: keyHash, request_hash: requestHash, answer: null })
    .onConflict((conflict) => conflict.column('key_hash').doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return null
  const earlier = await db
    .selectFrom('idempotency_claim')
    .select(['request_hash', 'answer'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirstOrThrow()
  if (!earlier.request_hash.equals(requestHash) || !earlier.answer)
    throw new Problem(idempotencyKeyReused, {
      detail: `Another request was sent with this ${header}. Send the same body again, or take a new key.`,
    })
  return earlier.answer
}

async function keep(deed: Deed, keyHash: Buffer, response: Response): Promise<void> {
  const answer: Answer = {
    status: response.status,
    contentType: response.headers.get('content-type') ?? 'application/json',
    body: await response.text(),
  }
  await tables<Tables>(deed.db)
    .updateTable('idempotency_claim')
    .set({ answer: sealAnswer(deed.house.keyring, answer, keyHash) })
    .where('key_hash', '=', keyHash)
    .execute()
}

// The wrapped data key stands before what it seals.
function sealAnswer(keyring: Keyring, answer: Answer, keyHash: Buffer): Buffer {
  const dataKey = keyring.newDataKey()
  const sealed = keyring.seal(dataKey, Buffer.from(JSON.stringify(answer)), contextOf(keyHash))
  const wrapped = keyring.wrap(dataKey)
  return Buffer.concat([Buffer.of(wrapped.length), wrapped, sealed])
}

function openAnswer(keyring: Keyring, kept: Buffer, keyHash: Buffer): Answer {
  const length = kept[0] ?? 0
  const dataKey = keyring.unwrap(kept.subarray(1, 1 + length))
  const opened = keyring.open(dataKey, kept.subarray(1 + length), contextOf(keyHash))
  return JSON.parse(opened.toString('utf8')) as Answer
}

const contextOf = (keyHash: Buffer) => `idempotency ${keyHash.toString('hex')}`

function present({ status, contentType, body }: Answer): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': contentType, 'idempotent-replayed': 'true' },
  })
}

/** A tablet may be without a network for days before it sends again. */
const keptDays = 7

/** Forgets claims that are older, by wall time. Returns how many. */
export async function forgetClaims(deed: Deed): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency_claim where claimed_at < now() - make_interval(days => ${keptDays})`.execute(
    deed.db,
  )
  return Number(numAffectedRows ?? 0)
}
