// base32 (RFC 4648 §6), upper case, padding optional, strict about leftover bits.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes of base32 text; undefined when it is malformed. */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bare = text.replace(/=+$/, '')
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of bare) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  const leftover = held & ((1 << bits) - 1)
  return bits < 5 && leftover === 0 ? Uint8Array.from(bytes) : undefined
}
