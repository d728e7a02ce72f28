// What a rule can be put together from: whatever stands in the vocabulary, a rule may say, and in every language.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPack } from '../pack.node.ts'
import { checkRule } from '../rule/check-rule.ts'
import { wordLanguages } from '../words.node.ts'
import { type VocabularyFact, vocabulary } from './vocabulary.ts'

const packs = await Promise.all(
  ['zhejiang-2020', 'bundibugyo-2026'].map(async (id) => {
    const loaded = await readPack(fileURLToPath(new URL(`../../../../packs/${id}`, import.meta.url)))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
    return loaded.pack
  }),
)

/** A condition that asks a fact for its last value. */
function asking({ code, type, values }: VocabularyFact): unknown {
  const last = values?.at(-1)?.code ?? ''
  const plain = { plusTime: [{ var: code }, 0, 'day'] }
  switch (type) {
    case 'boolean':
      return { '===': [{ var: code }, true] }
    case 'code':
      return values ? { in: [{ var: code }, [last]] } : { '===': [{ var: code }, 'any'] }
    case 'set':
      return { in: [last, { var: code }] }
    case 'integer':
      return { '>=': [{ var: code }, Number(last)] }
    default:
      return { 'not-before': [plain, plain] }
  }
}

describe('the vocabulary of a pack', () => {
  it.each(packs)('names only what a rule of $manifest.id may ask', ({ manifest }) => {
    const { facts } = vocabulary(manifest, 'international', 'en')
    for (const fact of facts)
      expect([fact.code, checkRule(asking(fact), manifest)]).toMatchObject([fact.code, { ok: true }])
    expect(facts.map(({ code }) => code)).toContain('exposure')
    expect(facts.map(({ code }) => code)).not.toContain('temperature')
  })

  it('names the slots of a pack as the pack does', () => {
    const [, bundibugyo] = packs
    const { facts } = vocabulary(bundibugyo?.manifest ?? expect.fail(), 'international', 'en')
    const exposures = facts.find(({ code }) => code === 'exposures')
    expect(exposures).toMatchObject({ type: 'set' })
    expect(exposures?.values?.map(({ code }) => code)).toContain('funeral')
  })

  it.each(wordLanguages)('has a word for everything in %s', (language) => {
    for (const { manifest } of packs) {
      const { facts, states, measures, operators, units, categories } = vocabulary(
        manifest,
        'international',
        language,
      )
      const all = [...facts, ...states, ...measures, ...operators, ...units, ...categories]
      for (const { code, label } of all)
        expect([code, label]).toEqual([code, expect.stringMatching(/[^\s{}]/)])
      for (const { code, label } of operators)
        expect([code, label]).not.toEqual([code, expect.stringContaining('{')])
    }
  })
})
