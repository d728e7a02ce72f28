// The places in a rule's words that the facts of one person fill. Where a fact is not at hand (a rule shown
// to everybody, a stop that was not passed through) a general word stands instead, in the same language.
import type { Reason } from './decision.ts'
import type { PackManifest } from './pack.ts'
import type { Language } from './pack-text.ts'
import { wordsIn } from './words.node.ts'

/** The placeholders that `because` may hold. */
export const PLACEHOLDERS = [
  'place',
  'level',
  'lastOn',
  'arrivalOn',
  'exposureOn',
  'symptomsOn',
  'caseOn',
  'testSampledOn',
  'temperature',
  'symptoms',
  'until',
  'measureUntil',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** The names between braces. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{([A-Za-z0-9]+)\}/g)].map((match) => match[1] ?? '')

type Words = Pick<PackManifest, 'slots' | 'disease'>

/** Whether `because` may hold it: a placeholder of all packs, or a slot of this one by its own name. */
export const isPlaceholder = (name: string, { slots }: Pick<PackManifest, 'slots'>): boolean =>
  PLACEHOLDERS.some((known) => known === name) || slots.some((slot) => slot.name === name)

/** What fills the placeholders, by their names; `undefined` falls back to the general word. */
export type Fillings = ReadonlyMap<string, string | undefined>

/** Fills a text. */
export function fill(text: string, fillings: Fillings, language: Language, manifest: Words): string {
  return text.replaceAll(
    /\{([A-Za-z0-9]+)\}/g,
    (whole, name: string) => fillings.get(name) ?? generalWord(name, language, manifest) ?? whole,
  )
}

function generalWord(name: string, language: Language, { slots, disease }: Words): string | undefined {
  const slot = slots.find((one) => one.name === name)
  if (slot) return slot.labels[language] ?? slot.labels.en ?? slot.name
  if (name === 'temperature') return degreesIn(disease.feverFrom ?? FEVER_FROM, language)
  return wordsIn(language).unfilled[name]
}

/** A first reading below this stands alone, unless the pack says otherwise (notice of 1 March 2020). */
export const FEVER_FROM = 37.3

/** Digits and days that match a passport, whatever the language; day before month in English. */
export const localeIn = (language: Language): string =>
  `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`

export const degreesIn = (celsius: number, language: Language): string =>
  new Intl.NumberFormat(localeIn(language), { minimumFractionDigits: 1 }).format(celsius)

/** The stop that a reason names: the one that counts most. */
export const namedStop = (reason: Reason) => reason.evidence?.area?.[0]
