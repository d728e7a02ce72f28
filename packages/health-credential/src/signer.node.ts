// Signers: an ECDSA P-256 key with a self-signed X.509 certificate, which gives the key its id. The
// certificate is written here by hand: eleven DER elements do not justify a library.

import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { concat, utf8 } from './bytes.ts'
import { readCertificate } from './certificate.ts'
import { DER, der, derBits, derOid, derUnsigned } from './der.ts'
import { pairOfDer } from './ecdsa-form.node.ts'

/** A key that signs, ready to use. */
export interface Signer {
  /** The issuer it speaks for (`iss`); keep it short, it goes into every code. */
  readonly issuer: string
  /** First 8 bytes of the SHA-256 of the certificate. */
  readonly kid: Uint8Array
  /** DER. */
  readonly certificate: Uint8Array
  readonly privateKey: KeyObject
}

/** What is stored of a signer. The private key is PKCS#8 PEM: seal it at rest. */
export interface SignerMaterial {
  readonly issuer: string
  readonly privateKeyPem: string
  readonly certificate: Uint8Array
}

/** Who the certificate names and how long it lasts. */
export interface NewSigner {
  readonly issuer: string
  readonly commonName: string
  readonly organisation: string
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly notBefore: Date
  readonly notAfter: Date
}

const ECDSA_SHA256 = der(DER.sequence, derOid('1.2.840.10045.4.3.2'))

/** Makes a key and its certificate. Open them with `openSigner`. */
export function createSigner(wanted: NewSigner): SignerMaterial {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
  const tbs = toBeSigned(wanted, spki)
  const signature = new Uint8Array(sign('sha256', tbs, privateKey))
  const certificate = der(DER.sequence, tbs, ECDSA_SHA256, derBits(signature))
  return {
    issuer: wanted.issuer,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate,
  }
}

/** A signer of stored material. Throws TypeError when key or certificate cannot be read. */
export function openSigner(material: SignerMaterial): Signer {
  if (readCertificate(material.certificate) === undefined)
    throw new TypeError('the certificate of the signer is no DER certificate')
  const privateKey = createPrivateKey(material.privateKeyPem)
  const kid = new Uint8Array(createHash('sha256').update(material.certificate).digest().subarray(0, 8))
  return { issuer: material.issuer, kid, certificate: material.certificate, privateKey }
}

/** ES256 signature (r‖s) over bytes. */
export function signEs256(signer: Signer, data: Uint8Array): Uint8Array {
  return pairOfDer(sign('sha256', data, signer.privateKey), 32)
}

// RFC 5280 §4.1.2; version 3 for the extension that says: not an authority.
function toBeSigned(wanted: NewSigner, spki: Uint8Array): Uint8Array {
  const version = der(0xa0, derUnsigned(Uint8Array.of(2)))
  const serial = derUnsigned(concat(Uint8Array.of(0x40), randomBytes(15)))
  const name = distinguishedName(wanted)
  const validity = der(DER.sequence, certificateTime(wanted.notBefore), certificateTime(wanted.notAfter))
  const notAuthority = der(DER.octetString, der(DER.sequence))
  const critical = der(DER.boolean, Uint8Array.of(0xff))
  const constraint = der(DER.sequence, derOid('2.5.29.19'), critical, notAuthority)
  const extensions = der(0xa3, der(DER.sequence, constraint))
  return der(DER.sequence, version, serial, ECDSA_SHA256, name, validity, name, spki, extensions)
}

function distinguishedName({ country, organisation, commonName }: NewSigner): Uint8Array {
  const parts = [
    ['2.5.4.6', country, 0x13],
    ['2.5.4.10', organisation, DER.utf8],
    ['2.5.4.3', commonName, DER.utf8],
  ] as const
  const sets = parts.map(([oid, text, tag]) =>
    der(DER.set, der(DER.sequence, derOid(oid), der(tag, utf8(text)))),
  )
  return der(DER.sequence, ...sets)
}

// RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050.
function certificateTime(at: Date): Uint8Array {
  const digits = `${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`
  return at.getUTCFullYear() < 2050
    ? der(DER.utcTime, utf8(digits.slice(2)))
    : der(DER.generalizedTime, utf8(digits))
}
