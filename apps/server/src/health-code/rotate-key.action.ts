// Rotates a signing key before its time. What the one before signed stays good: it is no longer used, and is trusted
// until the last of its codes has ended.
import type { KeyUsage } from '@pratique/health-credential'
import type { Deed } from '../platform/deed.ts'
import { eventType } from '../platform/events.ts'
import { listOurs, makeKey } from './open-signers.action.ts'
import { recordKeyDeed } from './record-key-deed.action.ts'
import type { Issuer } from './signers.ts'
import { lockSigningKeys, type SigningKeyRow, updateSigningKey } from './signing-key.store.ts'
import { announcedForMs, signingNext, signingNow } from './signing-turn.ts'

/** Every server opens its keys anew. */
export const signingKeysChanged = eventType<Record<string, never>>('health-code.signing-keys-changed')

export interface Rotation {
  readonly usage: readonly KeyUsage[]
  readonly by: string
  readonly reason: string
  /** At once: gates without a network do not know the next key yet. Otherwise it is announced first. */
  readonly atOnce: boolean
}

export interface Rotated {
  readonly kid: string
  readonly signsFrom: Date
}

export async function rotateKey(deed: Deed, issuer: Issuer, rotation: Rotation): Promise<Rotated> {
  await lockSigningKeys(deed.db)
  const { usage, by, reason, atOnce } = rotation
  const signsFrom = atOnce ? deed.now : new Date(deed.now.getTime() + announcedForMs)
  const stored = await listOurs(deed, issuer)
  const before = signingNow(stored, usage, deed.now)
  const next = await nextKey(deed, issuer, { usage, signsFrom, reason, stored })
  if (before !== undefined) {
    await updateSigningKey(deed.db, before.kid, { signs_until: signsFrom })
    const kid = before.kid.toString('hex')
    await recordKeyDeed(deed, { kid, deed: 'rotated', by, agreedBy: null, reason })
  }
  await deed.house.events.publish(deed.db, signingKeysChanged, {})
  return { kid: next.kid.toString('hex'), signsFrom }
}

interface Next {
  readonly usage: readonly KeyUsage[]
  readonly signsFrom: Date
  readonly reason: string
  readonly stored: readonly SigningKeyRow[]
}

// One that gates have heard of already is better than a new one.
async function nextKey(deed: Deed, issuer: Issuer, { usage, signsFrom, reason, stored }: Next) {
  const announced = signingNext(stored, usage, deed.now)
  if (announced === undefined) return makeKey(deed, issuer, usage, signsFrom, reason)
  const earlier = announced.signs_from < signsFrom ? announced.signs_from : signsFrom
  await updateSigningKey(deed.db, announced.kid, { signs_from: earlier })
  return announced
}
