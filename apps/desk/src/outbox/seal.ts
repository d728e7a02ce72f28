// Seals what lies on the device for one officer: AES-GCM under a key that the server gives to her session alone. Whose
// record it is is bound in, so that none can be put under another's name.
import type { Sealed } from './deed.ts'

const algorithm = 'AES-GCM'
const ivLength = 12

export const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, algorithm, false, ['encrypt', 'decrypt'])

const params = (iv: Uint8Array<ArrayBuffer>, whose: string) => ({
  name: algorithm,
  iv,
  additionalData: new TextEncoder().encode(whose),
})

/** From base64url, as the server gives a key. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

/** `whose`: what it is and of which officer; the same words open it again. */
export async function seal(key: CryptoKey, whose: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength))
  const text = new TextEncoder().encode(JSON.stringify(value))
  return { iv, bytes: await crypto.subtle.encrypt(params(iv, whose), key, text) }
}

/** Throws when key, words or bytes are others. */
export async function unseal(key: CryptoKey, whose: string, { iv, bytes }: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt(params(iv, whose), key, bytes)
  return JSON.parse(new TextDecoder().decode(text))
}
