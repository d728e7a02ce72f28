import type { CodeProblemCode, CodeState, CodeVerification, Verdict } from '@pratique/health-credential'
import { describe, expect, it } from 'vitest'
import { judge } from './judgement.ts'
import { verification } from './test-texts.ts'

const withProblems = (verdict: Verdict, ...codes: CodeProblemCode[]): Partial<CodeVerification> => ({
  verdict,
  valid: verdict === 'valid',
  problems: codes.map((code) => ({ code, message: code })),
})
const inState = (state: CodeState, specimen = false): Partial<CodeVerification> => {
  const { payload } = verification()
  return { specimen, payload: payload && { ...payload, state, specimen } }
}

describe('what may be shown', () => {
  it.each(['green', 'yellow', 'orange', 'red', 'unknown'] as const)(
    'a valid %s code shows its colour',
    (state) => {
      expect(judge(verification(inState(state)))).toMatchObject({
        verdict: 'valid',
        colour: state,
        against: [],
      })
    },
  )

  it('a specimen of green is never shown green; other specimens show what the drill is about', () => {
    expect(judge(verification(inState('green', true)))).toMatchObject({ colour: 'specimen', specimen: true })
    expect(judge(verification(inState('orange', true)))).toMatchObject({ colour: 'orange', specimen: true })
  })

  it.each([
    'signature',
    'expired',
    'not-yet-valid',
    'revoked',
    'suspended',
    'document-mismatch',
    'specimen',
    'issuer-revoked',
    'key-usage',
    'algorithm',
  ] as const)('a green code with the fault %s shows no colour', (code) => {
    const judged = judge(verification({ ...inState('green'), ...withProblems('invalid', code) }))
    expect(judged).toMatchObject({ verdict: 'invalid', colour: null, against: [`problem-${code}`] })
  })

  it.each(['issuer-unknown', 'status-unknown'] as const)(
    'where only knowledge is missing (%s), it is unknown',
    (code) => {
      const judged = judge(verification({ ...inState('green'), ...withProblems('unknown', code) }))
      expect(judged).toMatchObject({ verdict: 'unknown', colour: 'unknown', against: [`problem-${code}`] })
    },
  )
})

describe('what is said', () => {
  it('names each check that a good code passed', () => {
    expect(judge(verification()).checks).toEqual([
      'good-document',
      'good-signature',
      'good-until',
      'good-status',
    ])
  })

  it('says when the document was not compared, or cannot be', () => {
    expect(judge(verification({ document: 'unchecked' })).checks[0]).toBe('unchecked-document')
    const { payload } = verification()
    const unbound = verification({ document: 'unchecked', payload: payload && { ...payload, binding: null } })
    expect(judge(unbound).checks[0]).toBe('unbound')
  })

  it('repeats nothing that a forged code says of itself', () => {
    const forged = judge(verification({ ...withProblems('invalid', 'signature', 'expired'), specimen: true }))
    expect(forged).toMatchObject({
      isGenuine: false,
      specimen: false,
      against: ['problem-signature'],
      checks: [],
    })
  })

  it('tells a damaged text, another credential and something else apart', () => {
    const closed = { payload: null, format: 'unknown', expiresAt: null, issuedAt: null } as const
    const against = (changes: Partial<CodeVerification>) =>
      judge(verification({ ...closed, ...changes })).against
    expect(against({ ...withProblems('invalid', 'prefix'), keyId: null })).toEqual(['problem-not-code'])
    expect(against({ ...withProblems('invalid', 'zlib'), keyId: null })).toEqual(['problem-damaged'])
    expect(against({ ...withProblems('invalid', 'issuer-unknown', 'cbor') })).toEqual([
      'problem-other-format',
    ])
  })
})
