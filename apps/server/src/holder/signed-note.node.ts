// Checkpoints as others read them: a C2SP tlog-checkpoint in a C2SP signed note (Ed25519), a few lines of text that
// anybody can keep, compare and verify with tools that are not ours.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Keyring } from '../platform/keyring.ts'

export interface Checkpoint {
  /** Whose journal: a name without scheme, such as `health.example/journal`. */
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/** Ed25519 in PKCS#8 (RFC 8410) before the 32 bytes of the seed. */
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const ed25519 = Buffer.of(1)

/** The keys of the journal follow from the instance's, the current one first. */
function signingKeys(keyring: Keyring): readonly KeyObject[] {
  return keyring.lookups('journal checkpoint', 'Ed25519').map((derived) =>
    createPrivateKey({
      key: Buffer.concat([seedPrefix, derived.subarray(-32)]),
      format: 'der',
      type: 'pkcs8',
    }),
  )
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
}

const keyHash = (name: string, key: KeyObject): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ed25519).update(publicBytes(key)).digest().subarray(0, 4)

/** `name+hash+key`: what a verifier of notes asks for. */
export function verifierKey(keyring: Keyring, name: string): string {
  const [key] = signingKeys(keyring)
  if (key === undefined) throw new Error('The keyring holds no key')
  const encoded = Buffer.concat([ed25519, publicBytes(key)]).toString('base64')
  return `${name}+${keyHash(name, key).toString('hex')}+${encoded}`
}

const textOf = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

export function signNote(keyring: Keyring, checkpoint: Checkpoint): string {
  const [key] = signingKeys(keyring)
  if (key === undefined) throw new Error('The keyring holds no key')
  const text = textOf(checkpoint)
  const signature = Buffer.concat([keyHash(checkpoint.origin, key), sign(null, Buffer.from(text), key)])
  return `${text}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`
}

const pattern = /^(\S+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*\n((?:— [^\n]+\n)+)$/

/** The checkpoint of a note that one of our keys signed; null for anything else. */
export function openNote(keyring: Keyring, note: string): Checkpoint | null {
  const [, origin = '', size = '', root = '', signatures = ''] = pattern.exec(note) ?? []
  const text = Buffer.from(note.slice(0, note.indexOf('\n\n') + 1))
  const isOurs = signatures.split('\n').some((line) => {
    const [, name, encoded = ''] = line.split(' ')
    const signature = Buffer.from(encoded, 'base64')
    return name === origin && signature.length === 68 && isSignedByUs(keyring, { name, text, signature })
  })
  return isOurs ? { origin, size: Number(size), root: Buffer.from(root, 'base64') } : null
}

interface Signed {
  readonly name: string
  readonly text: Buffer
  readonly signature: Buffer
}

const isSignedByUs = (keyring: Keyring, { name, text, signature }: Signed): boolean =>
  signingKeys(keyring).some(
    (key) =>
      keyHash(name, key).equals(signature.subarray(0, 4)) &&
      verify(null, text, createPublicKey(key), signature.subarray(4)),
  )
