import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './entry-rules.command.ts'
import { EntryRule, tryEntryRules } from './entry-rules.ts'
import { readSpecimenIssuers, readSpecimens } from './specimens.node.ts'

const suite = new URL('../../../../packages/policy-engine/vectors/dgc-business-rules/', import.meta.url)
const unpack = (name: string) =>
  gunzipSync(readFileSync(fileURLToPath(new URL(name, suite)))).toString('utf8')

interface Vector {
  readonly id: string
  readonly country: string
  readonly rule: unknown
  readonly tests: readonly {
    readonly file: string
    readonly payload: Readonly<Record<string, unknown>>
    readonly external: { readonly validationClock?: string; readonly valueSets?: { readonly $ref: string } }
    readonly expected: boolean
  }[]
}
const vectors = unpack('vectors.jsonl.gz')
  .trim()
  .split('\n')
  .map((line): Vector => JSON.parse(line))
const valueSets: Record<string, Record<string, string[]>> = JSON.parse(unpack('value-sets.json.gz'))
const setsOf = (ref: string | undefined) =>
  Object.entries(valueSets[ref ?? ''] ?? {}).map(([valueSetId, codes]) => ({
    valueSetId,
    valueSetValues: Object.fromEntries(codes.map((code) => [code, {}])),
  }))
// The tests of the countries name a clock with or without an offset.
const clockOf = (text = '2022-04-25T12:00:00Z') =>
  new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
const certificate = { issuer: null, issuedAt: null, expiresAt: null, keyId: null }

describe('the entry rules of the countries, by their own tests', () => {
  const cases = vectors.flatMap(({ id, country, rule, tests }) =>
    tests.map((test) => [`${id} ${test.file}`, { country, rule: EntryRule.parse(rule), test }] as const),
  )
  it('are there', () => expect(cases.length).toBeGreaterThan(600))
  it.each(cases)('%s', (_name, { country, rule, test }) => {
    const kind = { General: '', Vaccination: 'v', Test: 't', Recovery: 'r' }[rule.CertificateType]
    const clock = clockOf(test.external.validationClock)
    const open = { ...rule, ValidFrom: '2000-01-01T00:00:00Z', ValidTo: '2100-01-01T00:00:00Z' }
    const question = {
      ...certificate,
      rules: [open],
      valueSets: setsOf(test.external.valueSets?.$ref),
      country,
      at: clock,
    }
    const { result, rules } = tryEntryRules(test.payload, question)
    const entries = test.payload[kind]
    const asked = kind === '' || (Array.isArray(entries) && entries.length > 0)
    expect(rules).toHaveLength(asked ? 1 : 0)
    // A rule about tests is not asked of a vaccination; their own tests expect of it that it passes.
    expect(result).toBe(test.expected ? 'passed' : 'failed')
  })
})

const rule = (changes: object = {}): EntryRule =>
  EntryRule.parse({
    Identifier: 'VR-IT-0001',
    Type: 'Acceptance',
    Country: 'IT',
    Version: '1.0.0',
    SchemaVersion: '1.0.0',
    Engine: 'CERTLOGIC',
    EngineVersion: '1.0.0',
    CertificateType: 'Vaccination',
    Description: [
      { lang: 'en', desc: 'Two doses.' },
      { lang: 'it', desc: 'Due dosi.' },
    ],
    ValidFrom: '2020-01-01T00:00:00Z',
    ValidTo: '2030-01-01T00:00:00Z',
    AffectedFields: ['v.0.dn'],
    Logic: { '>=': [{ var: 'payload.v.0.dn' }, 2] },
    ...changes,
  })
const at = new Date('2020-03-16T00:00:00Z')
const ask = (rules: readonly EntryRule[], dcc: object = { v: [{ dn: 2 }] }, more: object = {}) =>
  tryEntryRules({ ...dcc }, { ...certificate, rules, valueSets: [], country: 'IT', at, ...more })

describe('which rules bind', () => {
  it('those of the country of arrival, in force now, of the highest version', () => {
    const rules = [
      rule(),
      rule({ Version: '1.10.0' }),
      rule({ Version: '1.9.0' }),
      rule({ Identifier: 'VR-FR-0001', Country: 'FR' }),
    ]
    expect(ask(rules).rules.map(({ identifier, version }) => `${identifier} ${version}`)).toEqual([
      'VR-IT-0001 1.10.0',
    ])
    expect(
      ask([rule({ ValidTo: '2020-03-15T00:00:00Z' }), rule({ ValidFrom: '2020-03-17T00:00:00Z' })]).rules,
    ).toEqual([])
  })

  it('what the issuing country declares invalid is invalid everywhere', () => {
    const invalid = rule({
      Identifier: 'IR-FR-0001',
      Type: 'Invalidation',
      Country: 'FR',
      Logic: { '!': [true] },
    })
    expect(ask([invalid], undefined, { issuer: 'FR' }).result).toBe('failed')
    expect(ask([invalid], undefined, { issuer: 'DE' }).rules).toEqual([])
  })

  it('of a region those of the region besides', () => {
    const rules = [rule(), rule({ Identifier: 'VR-IT-0002', Region: 'BZ' })]
    expect(ask(rules).rules).toHaveLength(1)
    expect(ask(rules, undefined, { region: 'BZ' }).rules).toHaveLength(2)
  })
})

describe('what a rule comes to', () => {
  it('says what it looked at, in the language asked for', () => {
    expect(ask([rule()], { v: [{ dn: 1 }] }, { language: 'it' })).toMatchObject({
      result: 'failed',
      rules: [{ description: 'Due dosi.', result: 'failed', looked: { 'v.0.dn': 1 } }],
    })
    expect(ask([rule()], undefined, { language: 'fr' }).rules[0]?.description).toBe('Two doses.')
  })

  it.each([
    ['an engine that is not ours', { Engine: 'OTHER' }],
    ['a later CertLogic', { EngineVersion: '2.0.0' }],
    ['another schema', { SchemaVersion: '2.0.0' }],
    ['no expression', { Logic: { whatever: [] } }],
    ['an answer that is neither yes nor no', { Logic: { var: 'payload.v.0.dn' } }],
    ['a comparison that cannot be made', { Logic: { '>': ['a', 2] } }],
  ])('%s leaves it open, which is not passed', (_what, changes) => {
    expect(ask([rule(changes)]).result).toBe('open')
  })
})

describe('pratique credential rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entry-rules-'))
  writeFileSync(join(folder, 'rules.json'), JSON.stringify([rule()]))
  writeFileSync(join(folder, 'issuers.trust'), readSpecimenIssuers('zhejiang-2020') ?? '')
  const specimen = (id: string) => readSpecimens('zhejiang-2020').find((one) => one.id === id)?.text ?? ''
  const sets = mkdtempSync(join(tmpdir(), 'value-sets-'))
  afterAll(() => {
    for (const made of [folder, sets]) rmSync(made, { recursive: true })
  })
  const ran = async (text: string, ...args: string[]) => {
    const [out, said]: [string[], string[]] = [[], []]
    const into = (lines: string[]) =>
      new Writable({
        write(chunk, _encoding, done) {
          lines.push(String(chunk))
          done()
        },
      })
    const [stdout, stderr] = [into(out), into(said)]
    const base = ['--rules', folder, '--valuesets', sets, '--at', '2020-03-16T00:00:00Z']
    const exit = await run([...base, ...args], { stdin: Readable.from([text]), stdout, stderr })
    return { exit, out: out.join(''), said: said.join('') }
  }

  it('passes two doses, fails one, and says why', async () => {
    const trust = ['--country', 'IT', '--trust', join(folder, 'issuers.trust')]
    expect(await ran(specimen('vaccination'), ...trust)).toMatchObject({ exit: 0, out: 'passed: 1 rules\n' })
    const { exit, out } = await ran(specimen('half-vaccinated'), ...trust, '--json')
    expect([exit, JSON.parse(out)]).toMatchObject([
      1,
      { result: 'failed', credential: { valid: true }, rules: [{ looked: { 'v.0.dn': 1 } }] },
    ])
  })

  it('a certificate by an unknown issuer passes no border, whatever the rules say', async () => {
    expect(
      (await ran(specimen('unknown-issuer'), '--country', 'IT', '--trust', join(folder, 'issuers.trust')))
        .exit,
    ).toBe(1)
    expect((await ran(specimen('unknown-issuer'), '--country', 'IT')).out).toContain(
      'The signature was not checked',
    )
  })

  it('says how to ask', async () => {
    await expect(ran('')).rejects.toThrow('Usage')
    await expect(ran('', '--country', 'Italy')).rejects.toThrow('country code')
    expect((await ran('shc:/56', '--country', 'IT')).said).toContain('no EU Digital COVID Certificate')
  })
})
