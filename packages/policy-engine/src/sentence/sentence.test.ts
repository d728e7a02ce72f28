import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPack } from '../pack.node.ts'
import { wordLanguages } from '../words.node.ts'
import { sayRule } from './sentence.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { manifest, versions } = loaded.pack
const said = (id: string, language: string = 'en', scheme = 'international') => {
  const rule = versions
    .find((one) => one.scheme === scheme && one.number === 1)
    ?.rules.find((one) => one.id === id)
  return rule && sayRule(rule, { manifest, scheme, language })
}

describe('a rule as a sentence', () => {
  it('counts days from the arrival', () => {
    expect(said('contact')).toBe(
      'contact with a case is contact and day of the last contact is not before 14 days before the day of arrival',
    )
  })
  it('names the tier, not its number', () => {
    expect(said('tier-2-home')).toContain(
      'level of the areas visited: tier 2: spreading and fixed home at the destination: yes',
    )
  })
  it('reads tenths as degrees', () =>
    expect(said('fever')).toMatch(/^body temperature is at least 37\.3 °C and not: \(/))
  it('reads a chain of or flat', () => {
    expect(said('symptoms', 'en', 'resident')).toMatch(
      /^\(body temperature is at least 37\.3 °C or symptoms include Fever or symptoms include Cough or /,
    )
  })
  it.each(wordLanguages)('has every rule in %s, with nothing left open', (language) => {
    for (const { rules, scheme } of versions) {
      for (const rule of rules) {
        const sentence = sayRule(rule, { manifest, scheme, language })
        expect(sentence.length).toBeGreaterThan(1)
        expect(sentence).not.toMatch(/[{}]|undefined/)
      }
    }
  })
  it('differs from language to language', () => {
    expect(new Set(wordLanguages.map((language) => said('contact', language))).size).toBe(
      wordLanguages.length,
    )
  })
})
