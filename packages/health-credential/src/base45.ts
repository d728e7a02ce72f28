// base45 after RFC 9285, strict both ways: npm packages let values above 65535 or a lone last character
// through, so that two texts could stand for one credential.

import { byteAt } from './bytes.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const VALUE = new Int8Array(128).fill(-1)
for (let i = 0; i < ALPHABET.length; i++) VALUE[ALPHABET.charCodeAt(i)] = i

/** base45 text of bytes (RFC 9285 §4). */
export function encodeBase45(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const n = (byteAt(bytes, i) << 8) | byteAt(bytes, i + 1)
    text +=
      ALPHABET.charAt(n % 45) +
      ALPHABET.charAt(Math.floor(n / 45) % 45) +
      ALPHABET.charAt(Math.floor(n / 2025))
  }
  if (bytes.length % 2 === 0) return text
  const last = byteAt(bytes, bytes.length - 1)
  return text + ALPHABET.charAt(last % 45) + ALPHABET.charAt(Math.floor(last / 45))
}

/** Bytes of base45 text; undefined for a character, a length or a value that RFC 9285 §6 refuses. */
export function decodeBase45(text: string): Uint8Array | undefined {
  const rest = text.length % 3
  if (rest === 1) return undefined
  const bytes = new Uint8Array(((text.length - rest) / 3) * 2 + (rest === 2 ? 1 : 0))
  let at = 0
  for (let i = 0; i + 2 < text.length; i += 3) {
    const a = valueAt(text, i)
    const b = valueAt(text, i + 1)
    const c = valueAt(text, i + 2)
    const n = a + 45 * b + 2025 * c
    if ((a | b | c) < 0 || n > 0xffff) return undefined
    bytes[at++] = n >> 8
    bytes[at++] = n & 0xff
  }
  if (rest === 0) return bytes
  const a = valueAt(text, text.length - 2)
  const b = valueAt(text, text.length - 1)
  if ((a | b) < 0 || a + 45 * b > 0xff) return undefined
  bytes[at] = a + 45 * b
  return bytes
}

// Negative for a foreign character.
function valueAt(text: string, index: number): number {
  return VALUE[text.charCodeAt(index)] ?? -1
}
