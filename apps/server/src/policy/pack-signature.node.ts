// Who stands behind the files of a pack: a manifest of their hashes, signed with the author's Ed25519 key. Everything in
// the folder is named, so that no file can be changed, added or taken away unseen.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { z } from 'zod'

export const signatureFile = 'signature.json'

const manifestSchema = z.strictObject({
  pack: z.string(),
  signedBy: z.string().min(1),
  /** SHA-256 of each file, by its path. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})
const signedSchema = z.strictObject({
  manifest: manifestSchema,
  /** SPKI, base64url. */
  publicKey: z.string(),
  signature: z.string(),
})
export type SignedManifest = z.infer<typeof signedSchema>

export interface Standing {
  readonly signed: 'yes' | 'no' | 'broken'
  readonly signedBy: string | null
  /** SHA-256 of the public key: what is compared with what its owner says by another way. */
  readonly fingerprint: string | null
  /** Files that are not what was signed, that are missing, or that nobody signed. */
  readonly differing: readonly string[]
}

/** Signs everything in the folder but the signature itself. */
export function signPack(packFolder: string, pack: string, signedBy: string, key: KeyObject): SignedManifest {
  const manifest = { pack, signedBy, files: hashesOf(packFolder) }
  return {
    manifest,
    publicKey: publicText(createPublicKey(key)),
    signature: sign(null, bytesOf(manifest), key).toString('base64url'),
  }
}

/** How a folder stands to the signature in it. Never throws for what a signature holds. */
export function checkSignature(packFolder: string): Standing {
  const unsigned: Standing = { signed: 'no', signedBy: null, fingerprint: null, differing: [] }
  const text = readIfThere(join(packFolder, signatureFile))
  if (text === null) return unsigned
  const read = signedSchema.safeParse(parsed(text))
  if (!read.success) return { ...unsigned, signed: 'broken', differing: [signatureFile] }
  const { manifest, publicKey, signature } = read.data
  const der = Buffer.from(publicKey, 'base64url')
  const differing = differences(manifest.files, hashesOf(packFolder))
  const isRight = holds(manifest, der, signature)
  return {
    signed: isRight && differing.length === 0 ? 'yes' : 'broken',
    signedBy: manifest.signedBy,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    differing: isRight ? differing : [signatureFile, ...differing],
  }
}

function holds(manifest: SignedManifest['manifest'], der: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, bytesOf(manifest), key, Buffer.from(signature, 'base64url'))
    )
  } catch {
    return false
  }
}

export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

/** A private key in PEM; null where the text is none, or none of Ed25519. */
export function readSigningKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

const publicText = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).toString('base64url')

const bytesOf = (manifest: SignedManifest['manifest']): Buffer =>
  Buffer.from(canonicalize(manifest) ?? '', 'utf8')

function hashesOf(packFolder: string): Record<string, string> {
  const names = readdirSync(packFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(packFolder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== signatureFile)
    .sort()
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(packFolder, name)))
        .digest('hex'),
    ]),
  )
}

const differences = (
  signed: Readonly<Record<string, string>>,
  there: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(signed), ...Object.keys(there)])]
    .filter((name) => signed[name] !== there[name])
    .sort()

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
