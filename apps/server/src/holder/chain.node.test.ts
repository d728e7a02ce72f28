import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, genesisOf, hashOf, type Link, microseconds } from './chain.node.ts'

const link: Link = {
  seq: 1,
  kind: 'landed',
  at: '2020-03-16T00:00:00.000000Z',
  actorKind: 'officer',
  actorId: 'boris',
  commitment: Buffer.alloc(36, 1),
}
const aminaId = '01900000-0000-7000-8000-00000000000a'
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the chain', () => {
  test('the hash of a known act is for ever this one', () => {
    expect(hex(hashOf(genesisOf(aminaId), link))).toMatchInlineSnapshot(
      `"e0fe80ad7facbd169daccb56324560db1097dc009ad2bd3b06124d31681713f5"`,
    )
  })

  test.each<[string, Partial<Link>]>([
    ['seq', { seq: 2 }],
    ['kind', { kind: 'screened' }],
    ['at, by a microsecond', { at: '2020-03-16T00:00:00.000001Z' }],
    ['the kind of actor', { actorKind: 'system' }],
    ['the actor', { actorId: 'chen' }],
    ['the commitment', { commitment: Buffer.alloc(36, 2) }],
    ['a letter moved from one field to the next', { actorKind: 'office', actorId: 'rboris' }],
  ])('another %s is another hash', (_what, change) => {
    expect(hex(hashOf(genesisOf(aminaId), { ...link, ...change }))).not.toBe(
      hex(hashOf(genesisOf(aminaId), link)),
    )
  })

  test('another holder begins another chain', () => {
    expect(hex(genesisOf(aminaId))).not.toBe(hex(genesisOf(aminaId.replace(/a$/, 'b'))))
  })

  test('an instant is written to the microsecond, as the database keeps it', () => {
    expect(microseconds(new Date('2020-03-16T08:00:00.120+08:00'))).toBe('2020-03-16T00:00:00.120000Z')
  })
})

describe('the text of a payload', () => {
  test('does not depend on the order of its keys', () => {
    expect(canonicalText({ port: 'HGH', at: '2020-03-16T00:00:00Z' })).toBe(
      '{"at":"2020-03-16T00:00:00Z","port":"HGH"}',
    )
  })

  test('says the same as the payload it came from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const payload = { reason: JSON.stringify(value).toWellFormed() }
        expect(JSON.parse(canonicalText(payload))).toEqual(payload)
      }),
    )
  })

  test.each(['\0', 'a\0b', '\\\0', '\\\\\0'])(
    'refuses a NUL, which the database cannot keep: %j',
    (reason) => {
      expect(() => canonicalText({ reason })).toThrow('cannot be kept')
    },
  )

  test.each(['\\u0000', '\\\\u0000', 'u0000'])(
    'keeps typed letters that only look like a NUL: %j',
    (reason) => {
      expect(JSON.parse(canonicalText({ reason }))).toEqual({ reason })
    },
  )

  test('refuses half a character instead of storing another one', () => {
    expect(() => canonicalText({ reason: 'a\ud800' })).toThrow('half of a character')
  })
})
