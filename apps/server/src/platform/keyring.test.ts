import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeyringFault, openKeyring } from './keyring.ts'

const old = Buffer.alloc(32, 1)
const current = Buffer.alloc(32, 2)
const ring = openKeyring([current])
const bytes = fc.uint8Array({ maxLength: 300 })

describe('sealing', () => {
  test('what was sealed opens again under the same key and context', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, context) => {
        const key = ring.newDataKey()
        expect(ring.open(key, ring.seal(key, plain, context), context)).toEqual(Buffer.from(plain))
      }),
    )
  })

  test('nothing opens in another context, under another key, or with any bit changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
        const key = ring.newDataKey()
        const sealed = ring.seal(key, plain, 'names of holder 1')
        expect(() => ring.open(key, sealed, 'names of holder 2')).toThrow(KeyringFault)
        expect(() => ring.open(ring.newDataKey(), sealed, 'names of holder 1')).toThrow(KeyringFault)
        const position = at % sealed.length
        sealed.writeUInt8(sealed.readUInt8(position) ^ (1 << bit), position)
        expect(() => ring.open(key, sealed, 'names of holder 1')).toThrow(KeyringFault)
      }),
    )
  })

  test('what is cut short says so rather than fail inside the cipher', () => {
    expect(() => ring.open(ring.newDataKey(), Buffer.alloc(27), '')).toThrow('cut short')
  })

  test('the same text sealed twice does not look the same', () => {
    const key = ring.newDataKey()
    expect(ring.seal(key, Buffer.from('Amina'), '')).not.toEqual(ring.seal(key, Buffer.from('Amina'), ''))
  })
})

describe('look-up', () => {
  test('the same text is found again, and only under its own kind', () => {
    expect(ring.lookup('document', 'E1234')).toEqual(openKeyring([current]).lookup('document', 'E1234'))
    expect(ring.lookup('document', 'E1234')).not.toEqual(ring.lookup('phone', 'E1234'))
  })

  test('a kind and a text cannot be cut elsewhere to the same hash', () => {
    expect(ring.lookup('ab', 'c')).not.toEqual(ring.lookup('a', 'bc'))
  })

  test('another instance makes other hashes, so two databases cannot be joined', () => {
    expect(openKeyring([old]).lookup('document', 'E1234')).not.toEqual(ring.lookup('document', 'E1234'))
  })
})

describe('a new key put before an old one', () => {
  const rotated = openKeyring([current, old])
  const before = openKeyring([old])

  test('reads what the old one made', () => {
    const dataKey = before.newDataKey()
    const salt = Buffer.alloc(16, 9)
    expect(rotated.unwrap(before.wrap(dataKey))).toEqual(dataKey)
    expect(rotated.lookups('document', 'E1234')[1]).toEqual(before.lookup('document', 'E1234'))
    expect(rotated.commits(before.commit(salt, 'declared'), salt, 'declared')).toBe(true)
  })

  test('makes new things that the old ring alone does not open', () => {
    expect(() => before.unwrap(rotated.wrap(rotated.newDataKey()))).toThrow(KeyringFault)
  })
})

describe('a commitment', () => {
  test('holds for its own salt and text and for nothing else', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (salt, text, other) => {
        const commitment = ring.commit(salt, text)
        expect(ring.commits(commitment, salt, text)).toBe(true)
        expect(ring.commits(commitment, salt, other)).toBe(other === text)
      }),
    )
  })

  test('cannot be moved between salt and text', () => {
    expect(ring.commits(ring.commit(Buffer.from('ab'), 'c'), Buffer.from('a'), 'bc')).toBe(false)
  })

  test('cut short or by a stranger is not accepted', () => {
    const commitment = ring.commit(Buffer.alloc(16), 'declared')
    expect(ring.commits(commitment.subarray(0, 20), Buffer.alloc(16), 'declared')).toBe(false)
    expect(ring.commits(Buffer.alloc(0), Buffer.alloc(16), 'declared')).toBe(false)
    expect(openKeyring([old]).commits(commitment, Buffer.alloc(16), 'declared')).toBe(false)
  })
})

test('a secret that could be guessed makes no ring', () => {
  expect(() => openKeyring([Buffer.alloc(31)])).toThrow('at least 32 bytes')
})
