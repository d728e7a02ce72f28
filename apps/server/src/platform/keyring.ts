// The secrets of this instance. One instance key is stretched (HKDF, RFC 5869) into a key for each purpose, so
// that what is learnt of one says nothing of another. Everything made with a key carries its id: a new key can be
// put first, and what older ones made can still be read.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

export interface Keyring {
  /** A fresh random key of 32 bytes, for one holder or one purpose. */
  newDataKey(): Buffer
  /** Fresh 16 bytes for one commitment. */
  newSalt(): Buffer
  /** Seals a data key under the instance key: key id (4) ‖ nonce (12) ‖ sealed ‖ tag (16). */
  wrap(dataKey: Uint8Array): Buffer
  /** The data key again. Throws `KeyringFault` when no key of this ring wrapped it. */
  unwrap(wrapped: Uint8Array): Buffer
  /** AES-256-GCM under a data key; `context` is bound in (what and whose it is) and must be given again. */
  seal(dataKey: Uint8Array, bytes: Uint8Array, context: string): Buffer
  /** What was sealed. Throws `KeyringFault` when key, bytes or context differ. */
  open(dataKey: Uint8Array, sealed: Uint8Array, context: string): Buffer
  /** Keyed hash for blind look-up: key id (4) ‖ HMAC-SHA-256 (32). `kind` keeps numbers and names apart. */
  lookup(kind: string, text: string): Buffer
  /** The same under every key of the ring, the current first: search with all of them. */
  lookups(kind: string, text: string): readonly Buffer[]
  /** Keyed commitment for acts: key id (4) ‖ HMAC-SHA-256(journal key, length of salt ‖ salt ‖ text). */
  commit(salt: Uint8Array, text: string): Buffer
  /** Whether `commitment` was made over this salt and text, by whichever key its id names. */
  commits(commitment: Uint8Array, salt: Uint8Array, text: string): boolean
}

/** Something sealed does not open: it is damaged, moved, or belongs to another instance. */
export class KeyringFault extends Error {
  override readonly name = 'KeyringFault'
}

interface InstanceKey {
  readonly id: Buffer
  readonly wrapping: KeyObject
  readonly lookup: KeyObject
  readonly journal: KeyObject
}

const idLength = 4
const nonceLength = 12
const tagLength = 16
const keyLength = 32
const saltLength = 16

function stretch(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'pratique', purpose, keyLength))
}

// A key object, not bytes: measured, Node 24 spends 30 µs on each use of a key given as bytes, 5 µs on a key object.
const keyFor = (secret: Uint8Array, purpose: string): KeyObject => createSecretKey(stretch(secret, purpose))

function instanceKey(secret: Uint8Array): InstanceKey {
  if (secret.length < keyLength)
    throw new KeyringFault(`An instance key has at least ${keyLength} bytes; this has ${secret.length}`)
  return {
    id: createHash('sha256').update(stretch(secret, 'id')).digest().subarray(0, idLength),
    wrapping: keyFor(secret, 'wrap'),
    lookup: keyFor(secret, 'lookup'),
    journal: keyFor(secret, 'journal'),
  }
}

// Asking the generator for 12 bytes costs as much as for 8,192, so they are drawn in large portions.
const portion = 8192
let drawn = Buffer.alloc(0)

function random(length: number): Buffer {
  if (drawn.length < length) drawn = randomBytes(portion)
  const bytes = Buffer.from(drawn.subarray(0, length))
  drawn = drawn.subarray(length)
  return bytes
}

const keyObject = (key: Uint8Array | KeyObject): KeyObject =>
  key instanceof Uint8Array ? createSecretKey(key) : key

function seal(key: Uint8Array | KeyObject, bytes: Uint8Array, context: string): Buffer {
  const nonce = random(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce).setAAD(Buffer.from(context, 'utf8'))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function open(key: Uint8Array | KeyObject, sealed: Uint8Array, context: string): Buffer {
  if (sealed.length < nonceLength + tagLength) throw new KeyringFault('What was sealed is cut short')
  const tag = sealed.subarray(sealed.length - tagLength)
  const body = sealed.subarray(nonceLength, sealed.length - tagLength)
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), sealed.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch (cause) {
    throw new KeyringFault('What was sealed does not open under this key and context', { cause })
  }
}

function lookupUnder(key: InstanceKey, kind: string, text: string): Buffer {
  const mac = createHmac('sha256', key.lookup).update(`${kind.length}:${kind}`).update(text, 'utf8').digest()
  return Buffer.concat([key.id, mac])
}

function commitUnder(key: InstanceKey, salt: Uint8Array, text: string): Buffer {
  const mac = createHmac('sha256', key.journal)
    .update(`${salt.length}:`)
    .update(salt)
    .update(text, 'utf8')
    .digest()
  return Buffer.concat([key.id, mac])
}

/** Opens a ring; the first secret makes new things, the others only read what they made. 32 bytes or more each. */
export function openKeyring(secrets: readonly [Uint8Array, ...Uint8Array[]]): Keyring {
  const current = instanceKey(secrets[0])
  const keys = [current, ...secrets.slice(1).map(instanceKey)]
  const keyOf = (bytes: Uint8Array) => keys.find(({ id }) => id.equals(bytes.subarray(0, idLength)))
  return {
    newDataKey: () => randomBytes(keyLength),
    newSalt: () => random(saltLength),
    wrap: (dataKey) => Buffer.concat([current.id, seal(current.wrapping, dataKey, 'data key')]),
    unwrap(wrapped) {
      const key = keyOf(wrapped)
      if (!key) throw new KeyringFault('This data key was wrapped by a key that this instance does not have')
      return open(key.wrapping, wrapped.subarray(idLength), 'data key')
    },
    seal,
    open,
    lookup: (kind, text) => lookupUnder(current, kind, text),
    lookups: (kind, text) => keys.map((key) => lookupUnder(key, kind, text)),
    commit: (salt, text) => commitUnder(current, salt, text),
    commits(commitment, salt, text) {
      const key = keyOf(commitment)
      if (!key) return false
      const expected = commitUnder(key, salt, text)
      return expected.length === commitment.length && timingSafeEqual(expected, commitment)
    },
  }
}
