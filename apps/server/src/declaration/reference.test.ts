import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readReference,
  readSecret,
  referenceBytes,
  referenceFrom,
  secretBytes,
  secretFrom,
} from './reference.ts'

const reference = fc.uint8Array({ minLength: referenceBytes, maxLength: referenceBytes }).map(referenceFrom)
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('what was given is read back, however it is spaced and cased', () => {
  fc.assert(
    fc.property(reference, (given) => {
      expect(readReference(given)).toBe(given)
      expect(readReference(` ${given.toLowerCase().replaceAll('-', ' ')} `)).toBe(given)
    }),
  )
  const secret = secretFrom(new Uint8Array(secretBytes).fill(200))
  expect(readSecret(secret.replaceAll('-', '').toLowerCase())).toBe(secret)
})

test('a letter that looks like a digit is taken for it', () => {
  const given = referenceFrom(new Uint8Array([0, 1, 0, 1, 0, 1, 0, 1]))
  expect(readReference(given.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(given)
})

test('a swap of neighbours is noticed', () => {
  fc.assert(
    fc.property(reference, fc.nat(6), (given, at) => {
      const plain = [...given.replaceAll('-', '')]
      const [a, b] = [plain[at] ?? '', plain[at + 1] ?? '']
      fc.pre(a !== b && Math.abs(symbols.indexOf(a) - symbols.indexOf(b)) !== 31)
      const swapped = [...plain.slice(0, at), b, a, ...plain.slice(at + 2)].join('')
      expect(readReference(swapped)).toBeNull()
    }),
  )
})

test.each(['', 'hello', '7K4-D9X', 'x'.repeat(500), '7K4-D9X-WQ$', '７Ｋ４'])(
  '"%s" is no reference',
  (text) => {
    expect(readReference(text)).toBeNull()
    expect(readSecret(text)).toBeNull()
  },
)
