// The words from which a rule can be put together without writing source: every fact that a rule of the pack may ask,
// its type and values, and the phrases that join them, in one language. The same words in which rules are read out.
import { factLabel } from '../fact-label.ts'
import { FACT_NAMES } from '../facts.ts'
import { type PackManifest, slotNames } from '../pack.ts'
import type { Language, Text } from '../pack-text.ts'
import { type Variable, variablesOf } from '../rule/variable.ts'
import { wordsIn } from '../words.node.ts'
import { valueLabel } from './sentence.ts'

/** A code with its label. */
export interface Word {
  readonly code: string
  readonly label: string
}

/** A fact as a rule names it. */
export interface VocabularyFact extends Word {
  readonly type: Variable['type']
  /** The values of codes and sets, the levels of areas; null where a number, day or instant stands. */
  readonly values: readonly Word[] | null
}

/** Everything that a rule of a scheme is made of, in words. */
export interface Vocabulary {
  readonly facts: readonly VocabularyFact[]
  readonly states: readonly Word[]
  readonly categories: readonly Word[]
  readonly measures: readonly Word[]
  /** How a fact is compared, by operator; `{f}`, `{v}` and `{t}` taken out. */
  readonly operators: readonly Word[]
  readonly units: readonly Word[]
}

const OPERATORS = {
  '===': 'equal', '<': 'below', '>': 'above', '<=': 'atMost', '>=': 'atLeast',
  before: 'before', after: 'after', 'not-after': 'notAfter', 'not-before': 'notBefore',
  is: 'is', includes: 'includes', some: 'some', recorded: 'recorded', yes: 'yes', no: 'no',
  and: 'and', or: 'or', not: 'not', earlier: 'earlier', later: 'later', levelAtLeast: 'levelAtLeast',
} as const // biome-ignore format: a table reads better dense

/** The vocabulary of a scheme of a pack; a scheme that the pack does not have has no states. */
export function vocabulary(manifest: PackManifest, scheme: string, language: Language): Vocabulary {
  const { phrases } = wordsIn(language)
  const known = manifest.schemes.find(({ code }) => code === scheme)
  const inWords = (labels: Text): string => labels[language] ?? labels.en ?? ''
  const labelledOnes = (entries: readonly { readonly code: string; readonly labels: Text }[]): Word[] =>
    entries.map(({ code, labels }) => ({ code, label: inWords(labels) }))
  const lookUp = variablesOf(manifest)
  const levels = (known?.areaLevels ?? []).map(({ rank, labels }) => ({
    code: String(rank),
    label: inWords(labels),
  }))
  const derived: Readonly<Record<string, string>> = {
    today: phrases.today,
    now: phrases.now,
    arrivalOn: phrases.dayOfArrival,
    testSampledOn: phrases.dayOfSample,
  }
  const facts = namesOf(manifest).flatMap((name): VocabularyFact[] => {
    const variable = lookUp(name)
    if (!variable) return []
    const { type, fact, values } = variable
    const label = derived[name] ?? (fact === undefined ? name : factLabel(fact, language, manifest))
    const isLevel = fact === 'areaLevel' || fact === 'airsideLevel'
    const labelled = values?.map((code) => ({
      code,
      label: valueLabel(variable, code, { phrases, language, manifest }),
    }))
    const words = isLevel ? levels : (labelled ?? null)
    // Of what the pack has no codes for, nothing can be asked.
    return words?.length === 0 ? [] : [{ code: name, label, type, values: words }]
  })
  return {
    facts,
    states: labelledOnes(known?.states ?? []),
    categories: Object.entries(manifest.categories).map(([code, labels]) => ({
      code,
      label: inWords(labels),
    })),
    measures: labelledOnes(manifest.measures),
    operators: Object.entries(OPERATORS).map(([code, phrase]) => ({ code, label: bare(phrases[phrase]) })),
    units: Object.entries(phrases.units).map(([code, phrase]) => ({ code, label: bare(phrase) })),
  }
}

/** Facts under the names that rules write, the pack's own for slots; then what is derived. */
function namesOf(manifest: PackManifest): readonly string[] {
  const slots = slotNames(manifest)
  const plain = FACT_NAMES.filter((name) => !name.startsWith('slot'))
  return [...plain, 'arrivalOn', 'testSampledOn', 'temperatureTenths', 'today', 'now', ...slots.keys()]
}

const bare = (template: string): string =>
  template
    .replaceAll(/\{[a-z]\}/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:：]+|[\s:：]+$/g, '') || '='
