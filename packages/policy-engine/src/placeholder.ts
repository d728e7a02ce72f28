// The places in a rule's words that the facts of one person fill. Where a fact is not at hand (a rule shown
// to everybody, a stop that was not passed through) a general word stands instead, in the same language.
import type { Reason } from './decision.ts'
import type { PackManifest } from './pack.ts'
import type { Language } from './pack-text.ts'

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
  const known = GENERAL_NAMES.find((placeholder) => placeholder === name)
  return known && GENERAL[language][known]
}

/** A first reading below this stands alone, unless the pack says otherwise (notice of 1 March 2020). */
export const FEVER_FROM = 37.3

/** Digits that match a passport, whatever the language. */
export const localeIn = (language: Language): string =>
  language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : language === 'en' ? 'en-GB' : language

export const degreesIn = (celsius: number, language: Language): string =>
  new Intl.NumberFormat(localeIn(language), { minimumFractionDigits: 1 }).format(celsius)

/** The stop that a reason names: the one that counts most. */
export const namedStop = (reason: Reason) => reason.evidence?.area?.[0]

const GENERAL_NAMES = PLACEHOLDERS.filter((name) => name !== 'temperature')

const GENERAL: Readonly<Record<Language, Readonly<Record<(typeof GENERAL_NAMES)[number], string>>>> = {
  en: {
    place: 'an area on the list',
    level: 'a listed level',
    lastOn: 'a day before your arrival',
    arrivalOn: 'the day of your arrival',
    exposureOn: 'the day of your last contact',
    symptomsOn: 'the day your symptoms began',
    caseOn: 'the day of the finding',
    testSampledOn: 'the day of your test',
    symptoms: 'symptoms',
    until: 'the end of the measure',
    measureUntil: 'the end of the measure',
  },
  'zh-Hans': {
    place: '名单内的地区',
    level: '名单内的等级',
    lastOn: '抵达前的某一天',
    arrivalOn: '抵达日',
    exposureOn: '最后接触日',
    symptomsOn: '症状出现日',
    caseOn: '诊断日',
    testSampledOn: '采样日',
    symptoms: '症状',
    until: '措施结束时',
    measureUntil: '措施结束时',
  },
  ar: {
    place: 'منطقة مدرجة في القائمة',
    level: 'مستوى مدرج',
    lastOn: 'يوم قبل وصولك',
    arrivalOn: 'يوم وصولك',
    exposureOn: 'يوم آخر مخالطة',
    symptomsOn: 'يوم بدء الأعراض',
    caseOn: 'يوم التشخيص',
    testSampledOn: 'يوم أخذ العينة',
    symptoms: 'أعراض',
    until: 'نهاية الإجراء',
    measureUntil: 'نهاية الإجراء',
  },
  it: {
    place: "un'area dell'elenco",
    level: "un livello dell'elenco",
    lastOn: 'un giorno prima del tuo arrivo',
    arrivalOn: 'il giorno del tuo arrivo',
    exposureOn: "il giorno dell'ultimo contatto",
    symptomsOn: "il giorno d'inizio dei sintomi",
    caseOn: 'il giorno della diagnosi',
    testSampledOn: 'il giorno del test',
    symptoms: 'sintomi',
    until: 'la fine della misura',
    measureUntil: 'la fine della misura',
  },
  es: {
    place: 'una zona de la lista',
    level: 'un nivel de la lista',
    lastOn: 'un día antes de su llegada',
    arrivalOn: 'el día de su llegada',
    exposureOn: 'el día del último contacto',
    symptomsOn: 'el día en que empezaron los síntomas',
    caseOn: 'el día del diagnóstico',
    testSampledOn: 'el día de la prueba',
    symptoms: 'síntomas',
    until: 'el final de la medida',
    measureUntil: 'el final de la medida',
  },
  fr: {
    place: 'une zone de la liste',
    level: 'un niveau de la liste',
    lastOn: 'un jour avant votre arrivée',
    arrivalOn: 'le jour de votre arrivée',
    exposureOn: 'le jour du dernier contact',
    symptomsOn: 'le jour du début des symptômes',
    caseOn: 'le jour du diagnostic',
    testSampledOn: 'le jour du test',
    symptoms: 'des symptômes',
    until: 'la fin de la mesure',
    measureUntil: 'la fin de la mesure',
  },
}
