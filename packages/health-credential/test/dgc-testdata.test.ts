// Every expectation of the EU's own test data is held, save the flags that upstream got wrong
// (`self_inconsistent`). An absent flag was not tested upstream.

import { describe, expect, it } from 'vitest'
import { readCredential, readTrust } from '../src/index.ts'
import * as web from '../src/web.ts'
import { vectors } from './vectors.ts'

interface Record_ {
  readonly id: string
  readonly self_inconsistent: readonly (readonly [flag: string, reason: string])[]
  readonly vector: {
    readonly PREFIX?: string
    readonly JSON?: unknown
    readonly TESTCTX: { readonly CERTIFICATE?: string; readonly VALIDATIONCLOCK?: string }
    readonly EXPECTEDRESULTS: Readonly<Record<string, boolean>>
  }
}

const GROUP: Readonly<Record<string, readonly string[]>> = {
  EXPECTEDUNPREFIX: ['prefix'],
  EXPECTEDB45DECODE: ['prefix', 'base45'],
  EXPECTEDCOMPRESSION: ['prefix', 'base45', 'zlib'],
  EXPECTEDDECODE: ['prefix', 'base45', 'zlib', 'cbor', 'cose'],
  EXPECTEDVERIFY: ['cbor', 'cose', 'algorithm', 'issuer-unknown', 'issuer-revoked', 'signature'],
  EXPECTEDEXPIRATIONCHECK: ['expired', 'not-yet-valid'],
  EXPECTEDKEYUSAGE: ['key-usage'],
}

const records = vectors<Record_>('dgc-testdata').filter(({ vector }) => vector.PREFIX !== undefined)

function readWith(record: Record_) {
  const { TESTCTX, PREFIX = '' } = record.vector
  const { trust } = readTrust(JSON.stringify(TESTCTX.CERTIFICATE ? [TESTCTX.CERTIFICATE] : []))
  // Some clocks have no offset: they are UTC, wherever the test runs.
  const clock = TESTCTX.VALIDATIONCLOCK ?? '2021-06-01T00:00:00Z'
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(clock) ? clock : `${clock}Z`)
  return { text: PREFIX, options: { trust, at } }
}

describe('dgc-testdata', () => {
  it('has its three hundred records', () => {
    expect(records.length).toBeGreaterThan(290)
  })

  it.each(records.map((record) => [record.id, record] as const))(
    '%s is read as its country expects',
    async (_id, record) => {
      const { text, options } = readWith(record)
      const answer = readCredential(text, options)
      expect(await web.readCredential(text, options)).toEqual(answer)
      const wrong = new Set(record.self_inconsistent.map(([flag]) => flag))
      const codes = answer.problems.map(({ code }) => code)
      const expected = Object.entries(record.vector.EXPECTEDRESULTS).filter(([flag]) => !wrong.has(flag))
      for (const [flag, holds] of expected) {
        const group = GROUP[flag]
        if (group !== undefined)
          expect([flag, !codes.some((code) => group.includes(code)), codes]).toEqual([flag, holds, codes])
        if (flag === 'EXPECTEDSCHEMAVALIDATION')
          expect([flag, !codes.some((code) => code.startsWith('schema-')), answer.problems]).toEqual([
            flag,
            holds,
            answer.problems,
          ])
        if (flag === 'EXPECTEDVALIDJSON' && holds) expect(answer.payload).toEqual(record.vector.JSON)
      }
    },
  )
})
