// Exposures of another kind: a pack names typed slots and its rules read them like any fact. Tried with a disease
// of 21 days from the last exposure, where care, funerals and health facilities expose, and no country does.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkFacts } from './check-facts.ts'
import { checkPack } from './check-pack.ts'
import { decide } from './decide.ts'
import { readPack } from './pack.node.ts'
import type { Pack } from './pack.ts'
import type { Text } from './pack-text.ts'
import type { Rule } from './pack-version.ts'
import { compilePolicy } from './policy.ts'
import { sayRule } from './sentence/sentence.ts'
import { policySql } from './sql/policy-sql.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const model = loaded.pack

const inAll = (text: string): Text =>
  Object.fromEntries(model.manifest.languages.map((language) => [language, `${text} [${language}]`]))
const coded = (...codes: string[]) => codes.map((code) => ({ code, labels: inAll(code) }))

const ruleOf = (id: string, number: number, state: string, when: unknown, measures: Rule['measures'] = []): Rule => ({
  id, number, state, when, measures, texts: 'contact', source: { title: 'test' },
}) // biome-ignore format: one rule, one line

const withSlots = (rules: readonly Rule[]): Pack => {
  const [version] = model.versions
  if (!version) throw new Error('the model has no version')
  const required = {
    ...model.manifest.required,
    slot1: 'declared',
    slot4: 'declared',
    slot11: 'declared',
  } as const
  const slots: Pack['manifest']['slots'] = [
    {
      slot: 'slot1',
      name: 'exposureRisk',
      labels: inAll('exposure risk'),
      codes: coded('none', 'some', 'high'),
    },
    { slot: 'slot4', name: 'lastExposedOn', labels: inAll('last exposure') },
    {
      slot: 'slot11',
      name: 'exposures',
      labels: inAll('exposures'),
      codes: coded('care', 'funeral', 'health-facility'),
    },
  ]
  const floor = { ...ruleOf('clear', 900, 'green', true), otherwise: true as const }
  return {
    ...model,
    manifest: { ...model.manifest, required, slots },
    versions: [{ ...version, scheme: 'international', number: 0, rules: [...rules, floor] }],
  }
}

const days = (name: string, count = 0) => ({ plusTime: [{ var: name }, count, 'day'] })
const high = ruleOf(
  'high', 901, 'orange',
  { and: [{ '===': [{ var: 'exposureRisk' }, 'high'] }, { 'not-before': [days('lastExposedOn', 21), days('today')] }] },
  [{ code: 'test', from: 'now', once: true }],
) // biome-ignore format: one rule
const funeral = ruleOf('funeral', 902, 'yellow', { in: ['funeral', { var: 'exposures' }] })
const pack = withSlots([high, funeral])
const policy = compilePolicy(pack, 0, 'international')
const decideOn = (facts: unknown, on: string) =>
  decide(checkFacts(pack.manifest)(facts), policy, new Date(`${on}T04:00:00Z`))

describe('a pack with slots of its own', () => {
  it('has no faults', () => expect(checkPack(pack)).toEqual([]))

  it('decides by them, under its own names, until 24:00 of day 21', () => {
    const facts = { exposureRisk: 'high', lastExposedOn: '2020-03-01', exposures: ['care', 'funeral'] }
    expect(decideOn(facts, '2020-03-22')).toMatchObject({
      state: 'orange',
      reasons: [{ rule: 'high', facts: { slot1: 'high', slot4: '2020-03-01' } }, { rule: 'funeral' }],
      validUntil: '2020-03-22T16:00:00.000Z',
    })
    expect(decideOn(facts, '2020-03-23')).toMatchObject({ state: 'yellow', validUntil: null })
  })

  it('is unknown where a slot that it requires is not recorded', () => {
    expect(decideOn({ exposureRisk: 'high', exposures: [] }, '2020-03-05')).toMatchObject({
      state: 'unknown',
      missing: ['slot4'],
    })
    expect(decideOn({ exposureRisk: 'none', exposures: [] }, '2020-03-05')).toMatchObject({
      state: 'green',
      missing: [],
    })
  })

  it('refuses a value that the slot does not have, and slots that nobody named', () => {
    expect(() => decideOn({ exposureRisk: 'terrible' }, '2020-03-05')).toThrow('slot1')
    expect(() => decideOn({ slot2: 'high' }, '2020-03-05')).toThrow('no fact of this pack')
    expect(() =>
      compilePolicy(
        withSlots([ruleOf('x', 903, 'orange', { '===': [{ var: 'slot2' }, 'a'] })]),
        0,
        'international',
      ),
    ).toThrow('no fact of this pack')
  })

  it('reads out its rules and translates them to SQL', () => {
    const context = { manifest: pack.manifest, scheme: 'international', language: 'fr' } as const
    expect(sayRule(funeral, context)).toBe('exposures [fr] comprennent funeral [fr]')
    expect(policySql(policy, new Date('2020-03-05T00:00:00Z')).rules.get('funeral')).toBe(
      '((slot11 & 2) <> 0)',
    )
  })
})
