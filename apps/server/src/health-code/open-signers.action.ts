// Opens the keys of the house, making those that are missing: at the first start, and when one has served its time.
import type { KeyUsage, Signer } from '@pratique/health-credential'
import type { Deed } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import type { Issuer, Signers } from './signers.ts'
import { newSigningKey, openSigningKey, trustedKey } from './signing-key.node.ts'
import {
  insertSigningKey,
  listSigningKeys,
  lockSigningKeys,
  type SigningKeyRow,
} from './signing-key.store.ts'

export const signers = fixture<Signers>('signers')

const codeUsage: readonly KeyUsage[] = ['code']
const listUsage: readonly KeyUsage[] = ['status', 'trust']

/** The keys in force now. */
export async function openSigners(deed: Deed, issuer: Issuer): Promise<Signers> {
  await lockSigningKeys(deed.db)
  const stored = await listSigningKeys(deed.db, deed.now)
  const ours = stored.filter((row) => row.issuer === issuer.id && row.specimen === issuer.specimen)
  const code = await keyFor(deed, issuer, ours, codeUsage)
  const list = await keyFor(deed, issuer, ours, listUsage)
  const rows = [...new Map([code, list, ...ours].map((row) => [row.kid.toString('hex'), row])).values()]
  const open = (row: SigningKeyRow): Signer => openSigningKey(deed.house.keyring, row)
  return { issuer, code: open(code), list: open(list), trusted: rows.map(trustedKey) }
}

async function keyFor(
  deed: Deed,
  issuer: Issuer,
  stored: readonly SigningKeyRow[],
  usage: readonly KeyUsage[],
): Promise<SigningKeyRow> {
  const found = stored.find(
    (row) =>
      row.revoked_at === null &&
      row.signs_from <= deed.now &&
      deed.now < row.signs_until &&
      usage.every((use) => row.usage.includes(use)),
  )
  if (found) return found
  const made = newSigningKey(deed.house.keyring, issuer, usage, deed.now)
  await insertSigningKey(deed.db, made)
  return made
}
