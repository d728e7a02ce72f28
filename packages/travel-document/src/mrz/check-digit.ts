// The check digit of ICAO Doc 9303 Part 3, 4.9: weights 7, 3, 1, modulus 10.

const weights = [7, 3, 1]

/** 0-9 as they are, A-Z as 10-35, the filler as 0; null for what no zone may hold. */
function weightlessValue(character: string): number | null {
  if (character === '<') return 0
  if (character >= '0' && character <= '9') return character.charCodeAt(0) - 48
  if (character >= 'A' && character <= 'Z') return character.charCodeAt(0) - 55
  return null
}

/**
 * The check digit, `'0'` to `'9'`, of characters of a machine-readable zone; null if one of them
 * is none of `A-Z 0-9 <`. Source: ICAO Doc 9303 Part 3, 4.9.
 *
 *     checkDigit('L898902C3') // '6'
 */
export function checkDigit(characters: string): string | null {
  let sum = 0
  for (const [position, character] of [...characters].entries()) {
    const value = weightlessValue(character)
    if (value === null) return null
    sum += value * (weights[position % 3] ?? 0)
  }
  return String(sum % 10)
}

const looksLike: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  0: 'O',
  1: 'I',
  2: 'Z',
  5: 'S',
  6: 'G',
  8: 'B',
}

/** The characters that optical reading takes for one another: `O` and `0`, `B` and `8`, … */
export const confusedWith = (character: string): string | null => looksLike[character] ?? null

/** One likely misreading: the character at `position` (from 0) stands for `instead`. */
export interface Misreading {
  readonly position: number
  readonly instead: string
}

/** The one misreading, of those `allowed` takes, that would make `digit` right; null if none or more than one. */
export function likelyMisreading(characters: string, digit: string, allowed: RegExp): Misreading | null {
  const found = [...characters].flatMap((character, position): Misreading[] => {
    const instead = confusedWith(character)
    if (instead === null || !allowed.test(instead)) return []
    const mended = characters.slice(0, position) + instead + characters.slice(position + 1)
    return checkDigit(mended) === digit ? [{ position, instead }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}
