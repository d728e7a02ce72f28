import type { Verification } from '@pratique/health-credential'
import { describe, expect, it } from 'vitest'
import { readCredentialText } from './check-form.ts'
import { credentialCard, isOthersCredential } from './credential-card.ts'
import { texts } from './test-texts.ts'

const dcc = (changes: Partial<Verification> = {}): Verification => ({
  format: 'dcc',
  valid: true,
  verdict: 'valid',
  problems: [],
  keyId: 'a2V5',
  algorithm: 'ES256',
  issuer: 'IT',
  issuedAt: '2020-02-21T08:00:00.000Z',
  expiresAt: '2021-02-20T00:00:00.000Z',
  payload: {
    nam: { fn: 'Fiore', gn: 'Amina <b>' },
    dob: '1988-02-29',
    t: [
      {
        tg: '840539006',
        sc: '2020-03-15T08:00:00Z',
        tr: '260415000',
        tc: 'Laboratory of Prato',
        nm: 'PCR kit',
      },
    ],
  },
  ...changes,
})
const card = async (
  verification: Verification,
  list: { name: string; ageMs: number | null } | null = null,
  at = new Date('2020-03-16T00:00:00Z'),
) => String(await credentialCard({ verification, at, list }, texts))

describe('the card of somebody else’s credential', () => {
  it('says which it is, that it is genuine, and whom it names', async () => {
    const html = await card(dcc(), { name: 'eu', ageMs: 3 * 3_600_000 })
    for (const said of [
      'format dcc',
      'Genuine',
      'kind test-clear',
      'Amina &lt;b&gt; Fiore',
      '1988-02-29',
      'list IT',
      'eu 3 hours ago',
    ])
      expect(html).toContain(said)
  })

  it('names no age where the list was brought along by an exercise', async () => {
    expect(await card(dcc(), { name: 'exercise', ageMs: null })).toMatch(/list-brought IT [^<]* exercise </)
  })

  it('shows nothing of a person’s health beyond the kind', async () => {
    const html = await card(dcc())
    for (const kept of ['Prato', 'PCR', '840539006', '2020-03-15']) expect(html).not.toContain(kept)
  })

  it('a missing issuer is an answer of its own, and nothing that it says is repeated', async () => {
    const problems = [{ code: 'issuer-unknown', message: '' }] as const
    const html = await card(dcc({ valid: false, verdict: 'unknown', problems }))
    expect(html).toContain('Cannot say')
    expect(html).toContain('issuer-unknown')
    expect(html).not.toContain('Fiore')
    expect(html).not.toContain('signature')
  })

  it.each([
    ['signature', 'signature'],
    ['algorithm', 'signature'],
    ['expired', 'signer-expired'],
    ['not-yet-valid', 'signer-not-yet-valid'],
    ['zlib', 'damaged'],
    ['jws', 'damaged'],
    ['revoked', 'revoked'],
  ] as const)('of %s it says %s, and names nobody', async (code, finding) => {
    const html = await card(dcc({ valid: false, verdict: 'invalid', problems: [{ code, message: '' }] }))
    expect(html).toContain(`finding-problem">${finding} `)
    expect(html).not.toContain('Fiore')
  })

  it('names the day of its own dates only, not that of its signer’s', async () => {
    const late = new Date('2021-03-01T00:00:00Z')
    const early = new Date('2020-01-01T00:00:00Z')
    const faulty = (code: 'expired' | 'not-yet-valid') =>
      dcc({ valid: false, verdict: 'invalid', problems: [{ code, message: '' }] })
    expect(await card(faulty('expired'), null, late)).toMatch(/problem">expired IT [^?]*2021/)
    expect(await card(faulty('not-yet-valid'), null, early)).toMatch(/problem">not-yet-valid IT [^?]*2020/)
  })

  it('a leniency of the schema is not told to a gate', async () => {
    expect(await card(dcc({ problems: [{ code: 'schema-date', message: '' }] }))).not.toContain(
      'finding-problem',
    )
  })

  it('a yellow card of the WHO is called by its name', async () => {
    const payload = {
      '-260': { '-6': { n: 'Amina Fiore', dob: '1988-02-29', v: { tg: '1D47', dt: '2019-01-01' } } },
    }
    const html = await card(dcc({ format: 'unknown', payload }))
    expect(html).toContain('format icvp')
    expect(html).toContain('kind vaccination')
  })
})

it('knows our own codes, and what is no credential at all', () => {
  expect(isOthersCredential(dcc())).toBe(true)
  expect(isOthersCredential(dcc({ format: 'shc', payload: null }))).toBe(true)
  expect(isOthersCredential(dcc({ format: 'pratique' }))).toBe(false)
  expect(isOthersCredential(dcc({ format: 'unknown', payload: null }))).toBe(false)
})

it('keeps the lines of a card in several codes apart, and joins those of any other text', () => {
  expect(readCredentialText(' shc:/1/2/56\nshc:/2/2/57\n')).toBe('shc:/1/2/56\nshc:/2/2/57')
  expect(readCredentialText('HC1:AB\r\nCD \n')).toBe('HC1:ABCD')
})
