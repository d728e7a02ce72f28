// Takes a signing key back: what it signed is refused from now on by everyone who has a trust list of today. If it was
// the one that signs, the next takes over in the same instant.
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { signingKeyNotFound, signingKeyRevoked, signingKeyTwoPeople } from './health-code.problems.ts'
import { listOurs } from './open-signers.action.ts'
import { recordKeyDeed } from './record-key-deed.action.ts'
import { type Rotated, rotateKey, signingKeysChanged } from './rotate-key.action.ts'
import type { Issuer } from './signers.ts'
import { lockSigningKeys, type SigningKeyRow, updateSigningKey } from './signing-key.store.ts'
import { signingNow } from './signing-turn.ts'

export interface KeyRevocation {
  /** Hex, or the first characters of it that name one key. */
  readonly kid: string
  readonly by: string
  readonly agreedBy: string
  readonly reason: string
}

/** The key that signs from now on; null where the revoked one did not sign any more. */
export async function revokeKey(deed: Deed, issuer: Issuer, asked: KeyRevocation): Promise<Rotated | null> {
  const { by, agreedBy, reason } = asked
  if (by.toLowerCase() === agreedBy.toLowerCase())
    throw new Problem(signingKeyTwoPeople, { detail: 'The second person must be somebody else.' })
  await lockSigningKeys(deed.db)
  const stored = await listOurs(deed, issuer)
  const key = findKey(stored, asked.kid)
  const signed = signingNow(stored, key.usage, deed.now) === key
  const next = signed ? await rotateKey(deed, issuer, { usage: key.usage, by, reason, atOnce: true }) : null
  await updateSigningKey(deed.db, key.kid, { revoked_at: deed.now })
  await recordKeyDeed(deed, { kid: key.kid.toString('hex'), deed: 'revoked', by, agreedBy, reason })
  await deed.house.events.publish(deed.db, signingKeysChanged, {})
  return next
}

function findKey(stored: readonly SigningKeyRow[], kid: string): SigningKeyRow {
  const wanted = kid.toLowerCase()
  const found = stored.filter((row) => wanted.length >= 6 && row.kid.toString('hex').startsWith(wanted))
  const [key] = found
  if (key === undefined || found.length > 1)
    throw new Problem(signingKeyNotFound, {
      detail: 'Give the id as "pratique key list" prints it, or at least its first six characters.',
    })
  if (key.revoked_at !== null)
    throw new Problem(signingKeyRevoked, { detail: 'It was revoked before; nothing is to be done.' })
  return key
}
