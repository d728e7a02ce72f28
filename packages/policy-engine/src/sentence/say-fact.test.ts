import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPack } from '../pack.node.ts'
import { wordLanguages } from '../words.node.ts'
import { sayFact } from './say-fact.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { manifest } = loaded.pack
const said = (fact: string, value: unknown, language: string = 'en') => {
  const words = sayFact(fact, value, { manifest, scheme: 'international', language })
  return words && `${words.label}: ${words.value}`
}

describe('a fact in words', () => {
  it.each([
    ['areaLevel', 2, 'level of the areas visited: tier 1'],
    ['areaLastOn', '2020-03-16', 'last day in such an area: 16 March 2020'],
    ['arrivalAt', '2020-03-17T02:20:00Z', 'arrival: 17 March 2020'],
    ['exposure', 'contact', 'contact with a case: contact'],
    ['symptoms', ['fever', 'cough'], 'symptoms: Fever and Cough'],
    ['symptoms', [], 'symptoms: none'],
    ['antipyretics', true, 'medicine against fever: yes'],
    ['temperature', 37.9, 'body temperature: 37.9 °C'],
    ['testResult', 'positive', 'test result: positive'],
  ])('%s %j', (fact, value, sentence) => {
    expect(said(fact, value)).toMatch(new RegExp(`^${sentence}`))
  })

  it.each(wordLanguages)('leaves nothing open in %s', (language) => {
    for (const [fact, value] of [
      ['clusterIll', false],
      ['fixedHome', true],
      ['areaLevel', 0],
      ['symptoms', []],
    ] as const)
      expect(said(fact, value, language)).toMatch(/^[^{}:：]+\S*[:：]? ?[^{}]+$/)
  })

  it('says nothing of what nobody recorded, or of a word that is no fact', () => {
    expect(said('testResult', undefined)).toBeUndefined()
    expect(said('nationality', 'IT')).toBeUndefined()
  })
})
