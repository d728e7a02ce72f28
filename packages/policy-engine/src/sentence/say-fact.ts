// One fact of one person in words: what it is called and what it is. What a reason goes by is told in the same words as
// the rule itself.
import { dayOf } from '../explain.ts'
import { factLabel } from '../fact-label.ts'
import { FACTS, type FactName } from '../facts.ts'
import { degreesIn } from '../placeholder.ts'
import { wordsIn } from '../words.node.ts'
import { type SentenceContext, valueLabel } from './sentence.ts'

/** A fact in words. */
export interface SaidFact {
  readonly fact: FactName
  readonly label: string
  readonly value: string
}

/** A recorded fact; undefined for a name that is not in the registry or a value that is not recorded. */
export function sayFact(fact: string, value: unknown, context: SentenceContext): SaidFact | undefined {
  if (!isFact(fact) || value === undefined || value === null) return undefined
  const label = factLabel(fact, context.language, context.manifest)
  return { fact, label, value: sayValue(fact, value, context) }
}

const isFact = (name: string): name is FactName => Object.hasOwn(FACTS, name)

function sayValue(fact: FactName, value: unknown, context: SentenceContext): string {
  const { manifest, language } = context
  const { phrases } = wordsIn(language)
  const coded = (code: unknown) => valueLabel({ fact }, String(code), { phrases, language, manifest })
  const { type } = FACTS[fact]
  if (type === 'date' || type === 'instant') return dayOf(value, { manifest }, language) ?? String(value)
  if (type === 'boolean') return yesOrNo(value === true, language)
  if (type === 'set')
    return sayAll(Array.isArray(value) ? value.map(coded) : [], phrases.values.none, language)
  if (fact === 'areaLevel' || fact === 'airsideLevel')
    return levelOf(value, context) ?? coded(value === 0 ? 'none' : value)
  if (fact === 'temperature') return `${degreesIn(Number(value), language)} °C`
  return type === 'integer' || type === 'number' ? String(value) : coded(value)
}

const sayAll = (words: readonly string[], none: string | undefined, language: string): string =>
  words.length === 0 ? (none ?? '') : new Intl.ListFormat(language, { type: 'conjunction' }).format(words)

/** The phrases say "{f}: yes"; of that only the last word is wanted. */
function yesOrNo(value: boolean, language: SentenceContext['language']): string {
  const { yes, no } = wordsIn(language).phrases
  return (value ? yes : no).replace('{f}', '').replace(/^[\s:：]+/u, '')
}

function levelOf(value: unknown, { manifest, scheme, language }: SentenceContext): string | undefined {
  const levels = manifest.schemes.find(({ code }) => code === scheme)?.areaLevels
  const labels = levels?.find(({ rank }) => rank === value)?.labels
  return labels && (labels[language] ?? labels.en)
}
