// A short run of the fuzzer, the same every time; `npm run bench fuzz` runs a million.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCredential, readStatusList, readTrust } from '../src/index.ts'
import * as web from '../src/web.ts'
import { fuzz } from './fuzz.ts'
import { chance, mutant, seeds } from './mutations.ts'

describe('mutated credentials', () => {
  it('begin as valid ones', () => {
    const all = seeds()
    expect(all.length).toBeGreaterThanOrEqual(10)
    for (const seed of all) expect(readCredential(seed.text, seed)).toMatchObject({ valid: true })
  })

  it('are read without a throw, a hang or a false accept', () => {
    const result = fuzz(3000, 20_200_316)
    expect(result).toMatchObject({ mutants: 3000, throws: [], falseAccepts: [] })
    // Some mutations touch nothing that is signed: were none valid, the fuzzer would test only the door.
    expect(result.stillValid).toBeGreaterThan(50)
  })

  it('are judged alike by both engines', async () => {
    const random = chance(7)
    const all = seeds()
    for (let i = 0; i < 400; i++) {
      const [own, other] = [all[random(all.length)], all[random(all.length)]]
      if (own === undefined || other === undefined) throw new Error('no seeds')
      const made = mutant(own, other, random)
      expect(await web.readCredential(made.text, made)).toEqual(readCredential(made.text, made))
    }
  })
})

describe('anything at all', () => {
  const prefixed = fc
    .tuple(
      fc.constantFrom('', 'HC1:', 'shc:/', 'NZCP:/1/', '{"data":', 'eyJ', '{"data":{"hdr":{}},"sig":'),
      fc.string({ unit: 'binary' }),
    )
    .map(([prefix, rest]) => prefix + rest)

  it('as a credential gives an answer', () => {
    fc.assert(
      fc.property(prefixed, (text) => {
        expect(readCredential(text, { trust: { keys: [] }, at: new Date(0) }).valid).toBe(false)
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  it('as trust or as a status list gives an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), (source) => {
        readTrust(source)
        expect(readStatusList(source, { trust: { keys: [] }, at: new Date(0) }).valid).toBe(false)
      }),
      { seed: 2, numRuns: 3000 },
    )
  })
})
