// The two things a traveller keeps instead of an account: a reference, which may be said aloud, and a secret.
// Letters that are mistaken for digits are left out (Crockford's base 32), and what is typed for them is understood.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const referenceLength = 9 // 40 bits and a check symbol
const secretLength = 16 // 80 bits: out of reach of guessing even without the rate limit

/** Bytes needed for a new reference and a new secret. */
export const referenceBytes = 8
export const secretBytes = 16

// The greatest prime below 32: of single wrong symbols and of swaps of neighbours only 0 for Z goes unnoticed.
const modulus = 31

function checkSymbol(symbols: string): string {
  const sum = [...symbols].reduce((total, symbol, at) => total + alphabet.indexOf(symbol) * (at + 1), 0)
  return alphabet.charAt(sum % modulus)
}

const symbolsOf = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet.charAt(byte & 31)).join('')

/** A reference from random bytes: `7K4-D9X-WQ2`. */
export function referenceFrom(bytes: Uint8Array): string {
  const symbols = symbolsOf(bytes.subarray(0, referenceBytes))
  return grouped(symbols + checkSymbol(symbols), 3)
}

/** A secret from random bytes: `K7QM-2XJD-9C4T-0WVB`. */
export const secretFrom = (bytes: Uint8Array): string => grouped(symbolsOf(bytes.subarray(0, secretBytes)), 4)

const grouped = (symbols: string, size: number): string =>
  symbols.match(new RegExp(`.{${size}}`, 'g'))?.join('-') ?? symbols

function plain(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

const isOfAlphabet = (symbols: string): boolean => [...symbols].every((symbol) => alphabet.includes(symbol))

/** What was typed as the house writes it; null when it can be no reference. */
export function readReference(text: string): string | null {
  if (text.length > 40) return null
  const symbols = plain(text)
  if (symbols.length !== referenceLength || !isOfAlphabet(symbols)) return null
  if (checkSymbol(symbols.slice(0, -1)) !== symbols.at(-1)) return null
  return grouped(symbols, 3)
}

/** What was typed as the house writes it; null when it can be no secret. */
export function readSecret(text: string): string | null {
  if (text.length > 60) return null
  const symbols = plain(text)
  return symbols.length === secretLength && isOfAlphabet(symbols) ? grouped(symbols, 4) : null
}
