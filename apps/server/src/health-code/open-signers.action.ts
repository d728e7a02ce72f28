// Opens the keys of the house, making those that are missing: at the first start, and when one nears its end.
import type { KeyUsage, Signer } from '@pratique/health-credential'
import type { Deed } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { recordKeyDeed } from './record-key-deed.action.ts'
import type { Issuer, Signers } from './signers.ts'
import { newSigningKey, openSigningKey, trustedKey } from './signing-key.node.ts'
import {
  insertSigningKey,
  listSigningKeys,
  lockSigningKeys,
  type SigningKeyRow,
} from './signing-key.store.ts'
import { isNearEnd, signingNext, signingNow } from './signing-turn.ts'

export const signers = fixture<Signers>('signers')

export const codeUsage: readonly KeyUsage[] = ['code']
export const listUsage: readonly KeyUsage[] = ['status', 'trust']

/** The keys in force now. */
export async function openSigners(deed: Deed, issuer: Issuer): Promise<Signers> {
  await lockSigningKeys(deed.db)
  const ours = await listOurs(deed, issuer)
  const codes = await keysFor(deed, issuer, ours, codeUsage)
  const lists = await keysFor(deed, issuer, ours, listUsage)
  const known = [codes.now, lists.now, ...codes.made, ...lists.made, ...ours]
  const rows = [...new Map(known.map((row) => [row.kid.toString('hex'), row])).values()]
  const open = (row: SigningKeyRow): Signer => openSigningKey(deed.house.keyring, row)
  return { issuer, code: open(codes.now), list: open(lists.now), trusted: rows.map(trustedKey) }
}

/** Those of this issuer that a verifier may still meet. */
export async function listOurs(deed: Deed, issuer: Issuer): Promise<readonly SigningKeyRow[]> {
  const stored = await listSigningKeys(deed.db, deed.now)
  return stored.filter((row) => row.issuer === issuer.id && row.specimen === issuer.specimen)
}

async function keysFor(
  deed: Deed,
  issuer: Issuer,
  stored: readonly SigningKeyRow[],
  usage: readonly KeyUsage[],
): Promise<{ readonly now: SigningKeyRow; readonly made: readonly SigningKeyRow[] }> {
  const found = signingNow(stored, usage, deed.now)
  if (found === undefined) {
    const first = await makeKey(deed, issuer, usage, deed.now, 'None was in force.')
    return { now: first, made: [] }
  }
  if (!isNearEnd(found, deed.now) || signingNext(stored, usage, deed.now)) return { now: found, made: [] }
  const next = await makeKey(deed, issuer, usage, found.signs_until, 'The one in force nears its end.')
  return { now: found, made: [next] }
}

/** A key that signs from `signsFrom` on; the trust list names it from now on. */
export async function makeKey(
  deed: Deed,
  issuer: Issuer,
  usage: readonly KeyUsage[],
  signsFrom: Date,
  reason: string,
): Promise<SigningKeyRow> {
  const made = newSigningKey(deed.house.keyring, issuer, usage, signsFrom)
  await insertSigningKey(deed.db, made)
  const kid = made.kid.toString('hex')
  await recordKeyDeed(deed, { kid, deed: 'made', by: 'system', agreedBy: null, reason })
  return made
}
