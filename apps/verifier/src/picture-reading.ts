// What came of reading a picture: the text of its code, no code in it, or no picture at all. The library answers what
// it cannot decode with a code that is not valid and whose text is empty, which must never pass for one that was read.
export type PictureReading = { readonly text: string } | 'no-code' | 'no-picture'

/** What the library found, as far as it is looked at here. */
export interface FoundCode {
  readonly text: string
  readonly isValid: boolean
  readonly error: string
}

/** Of all that was found, the first code that says something. */
export function readingOf(found: readonly FoundCode[]): PictureReading {
  const code = found.find(({ isValid, text }) => isValid && text !== '')
  if (code) return { text: code.text }
  return found.some(isUndecoded) ? 'no-picture' : 'no-code'
}

// A damaged code has a position and a format; what could not be decoded has only the error.
const isUndecoded = ({ isValid, error, text }: FoundCode): boolean =>
  !isValid && text === '' && /load image/i.test(error)
