import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { areaOf } from './area.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import type { Facts } from './facts.ts'
import { readPack } from './pack.node.ts'
import { compilePolicy } from './policy.ts'
import { wordLanguages } from './words.node.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { pack } = loaded
const well: Facts = {
  category: 'traveller',
  exposure: 'none',
  symptoms: [],
  antipyretics: false,
  clusterIll: false,
  fixedHome: true,
}
const amina: Facts = { ...well, arrivalAt: '2020-03-05T10:00:00+08:00' }
const milan = areaOf(
  [
    { place: 'IT', fromOn: '2020-02-10', untilOn: '2020-03-04', kind: 'stay' },
    { place: 'RU', fromOn: '2020-03-04', untilOn: '2020-03-05', kind: 'transfer' },
  ],
  '2020-03-05',
  { windowDays: 14, airsideHours: 4, list: [{ place: 'IT', level: 2 }] },
)
const names: Readonly<Record<string, string>> = {
  en: 'Italy',
  'zh-Hans': '意大利',
  ar: 'إيطاليا',
  it: 'Italia',
  es: 'Italia',
  fr: 'Italie',
}

const inWords = (facts: Facts, version: number, language: string) => {
  const decision = decide(
    facts,
    compilePolicy(pack, version, 'international'),
    new Date('2020-03-05T04:00:00Z'),
    {
      area: milan.evidence,
    },
  )
  const placeName = (code: string) => (code === 'IT' ? (names[language] ?? '') : code)
  return explain(decision, { pack, scheme: 'international', language, placeName })
}
const areas = { areaLevel: 2, areaLastOn: '2020-03-04', airsideLevel: 0 } as const

describe('a decision in words', () => {
  it('names Italy, its last day and the arrival, not Moscow', () => {
    const { label, reasons, measures } = inWords({ ...amina, ...areas }, 1, 'en')
    expect(label).toBe('Orange')
    expect(reasons[0]?.because).toBe(
      'You were in Italy until 4 March 2020, within the 14 days before your arrival on 5 March 2020. The list in force puts it at tier 1: widespread.',
    )
    expect(measures.find((one) => one.code === 'central-quarantine')?.until).toBe('19 March 2020')
  })
  it.each(wordLanguages)('says so in %s, with every place filled', (language) => {
    const words = inWords({ ...amina, ...areas }, 1, language)
    expect(words.reasons[0]?.because).toContain(names[language])
    expect(JSON.stringify(words)).not.toMatch(/[{][a-zA-Z]+[}]/)
  })
  it('says under version 0 that no list of countries is in force', () => {
    expect(inWords(amina, 0, 'en').reasons[0]?.because).toContain('no list of countries is in force')
  })
  it.each(wordLanguages)('asks under version 0 for no report within an hour, in %s', (language) => {
    const { now, measures } = inWords(amina, 0, language)
    expect(now).toBe(pack.texts.get('no-list')?.[language]?.now)
    const said = `${now} ${measures.map((one) => one.now).join(' ')}`
    expect(said).not.toMatch(/hour|小时|ساعة|\bora\b|\bhora\b|heure/)
  })
  it('has nothing more to ask of whoever landed 14 days ago', () => {
    const facts = { ...amina, stage: 'landed', arrivalAt: '2020-02-15T10:00:00+08:00' } as const
    expect(inWords({ ...facts, areaLevel: 0, airsideLevel: 0 }, 1, 'en').now).toBe(
      'You have nothing more to do. Thank you.',
    )
  })
  it('has words of their own for illness around and for a place shared with a case', () => {
    const both = { ...amina, areaLevel: 0, airsideLevel: 0, clusterIll: true, exposure: 'some' } as const
    const { reasons } = inWords({ ...both, exposureOn: '2020-03-01' }, 1, 'en')
    expect(reasons.map((one) => one.title)).toEqual(['Illness around you', 'In the same place as a case'])
    expect(reasons[1]?.because).toContain('1 March 2020')
  })
  it('tells what is missing by its name', () => {
    const { symptoms: _, ...silent } = amina
    expect(inWords({ ...silent, areaLevel: 0, airsideLevel: 0 }, 1, 'fr').missing).toEqual(['symptômes'])
  })
  it('falls back to a general word where a place was not passed through', () => {
    const decision = decide(
      { ...amina, ...areas },
      compilePolicy(pack, 1, 'international'),
      new Date('2020-03-05T04:00:00Z'),
    )
    const words = explain(decision, {
      pack,
      scheme: 'international',
      language: 'en',
      placeName: (code) => code,
    })
    expect(words.reasons[0]?.because).toContain('You were in an area on the list until 4 March 2020')
  })
  it('says to whoever may be quarantined that a named officer hears them first', () => {
    const texts = [...pack.texts].filter(([, words]) =>
      /quarantine|isolation|designated place|at home are proposed/.test(words.en?.now ?? ''),
    )
    expect(texts.length).toBeGreaterThan(5)
    for (const [key, words] of texts)
      expect(words.en?.now, key).toMatch(/named officer|Nothing|not sent|isolation by this result/)
  })
})
