// Makes a key that signs, seals it for the database, and opens it again.
import {
  createSigner,
  type KeyUsage,
  openSigner,
  type Signer,
  type TrustListKey,
  trustListKey,
} from '@pratique/health-credential'
import type { Keyring } from '../platform/keyring.ts'
import type { Issuer } from './signers.ts'
import { keyLife } from './signers.ts'
import type { SigningKeyRow } from './signing-key.store.ts'

const contextOf = (kid: Uint8Array): string => `signing key ${Buffer.from(kid).toString('hex')}`

/** A new key with its certificate, sealed, that signs from an instant on. */
export function newSigningKey(
  keyring: Keyring,
  issuer: Issuer,
  usage: readonly KeyUsage[],
  signsFrom: Date,
): SigningKeyRow {
  const life = keyLife(signsFrom)
  const material = createSigner({
    issuer: issuer.id,
    commonName: usage.includes('code') ? 'Health codes' : 'Lists for verifiers',
    organisation: issuer.name,
    country: issuer.country,
    notBefore: life.madeFor,
    notAfter: life.trustedUntil,
  })
  const { kid } = openSigner(material)
  const dataKey = keyring.newDataKey()
  return {
    kid: Buffer.from(kid),
    issuer: issuer.id,
    usage: [...usage],
    specimen: issuer.specimen,
    certificate: Buffer.from(material.certificate),
    data_key: keyring.wrap(dataKey),
    private_key: keyring.seal(dataKey, Buffer.from(material.privateKeyPem, 'utf8'), contextOf(kid)),
    signs_from: life.signsFrom,
    signs_until: life.signsUntil,
    trusted_until: life.trustedUntil,
    revoked_at: null,
  }
}

/** A stored key, ready to sign. */
export function openSigningKey(keyring: Keyring, row: SigningKeyRow): Signer {
  const pem = keyring.open(keyring.unwrap(row.data_key), row.private_key, contextOf(row.kid))
  return openSigner({
    issuer: row.issuer,
    privateKeyPem: pem.toString('utf8'),
    certificate: new Uint8Array(row.certificate),
  })
}

/** What a trust list says of a stored key. */
export function trustedKey(row: SigningKeyRow): TrustListKey {
  const key = { kid: new Uint8Array(row.kid), certificate: new Uint8Array(row.certificate) }
  return trustListKey(key, row.usage, row.revoked_at ?? undefined)
}
