// A condition read out: "contact with a case is contact and day of the last contact is not before 14 days before the
// day of arrival". From the same checked tree as the closures and the SQL, so that nobody is told another rule.
import { dayText } from '../calendar.ts'
import { factLabel } from '../fact-label.ts'
import type { PackManifest } from '../pack.ts'
import type { Language, Text } from '../pack-text.ts'
import type { Rule } from '../pack-version.ts'
import { degreesIn } from '../placeholder.ts'
import { conditionOfRule } from '../rule/compile-rule.ts'
import type { Condition, ConditionOf, Term } from '../rule/condition.ts'
import type { Variable } from '../rule/variable.ts'
import { type Phrases, wordsIn } from '../words.node.ts'

interface Speaker {
  readonly phrases: Phrases
  readonly language: Language
  readonly manifest: PackManifest
  readonly scheme: string
}

/** In which language, about which scheme. */
export interface SentenceContext {
  readonly manifest: PackManifest
  readonly scheme: string
  readonly language: Language
}

/** The condition of a rule, its categories included, as a sentence. Throws `PackError` for a faulty rule. */
export const sayRule = (rule: Rule, context: SentenceContext): string =>
  sayCondition(conditionOfRule(rule, context.manifest, rule.id), context)

/** A checked condition as a sentence, without a full stop. */
export function sayCondition(condition: Condition, context: SentenceContext): string {
  return say(condition, { ...context, phrases: wordsIn(context.language).phrases })
}

const put = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{([a-z])\}/g, (whole, name: string) => parts[name] ?? whole)

function say(condition: Condition, speaker: Speaker): string {
  const { phrases } = speaker
  switch (condition.kind) {
    case 'constant':
      return condition.value ? phrases.always : phrases.never
    case 'present':
      return put(presence(condition.variable, phrases), { f: nameOf(condition.variable, speaker) })
    case 'is':
      return put(condition.value ? phrases.yes : phrases.no, { f: nameOf(condition.variable, speaker) })
    case 'one-of': {
      const values = condition.values.map((value) => valueLabel(condition.variable, value, speaker))
      return put(phrases.is, { f: nameOf(condition.variable, speaker), v: chain(values, phrases.or) })
    }
    case 'contains': {
      const v = valueLabel(condition.variable, condition.code, speaker)
      return put(phrases.includes, { f: nameOf(condition.variable, speaker), v })
    }
    case 'compare':
      return condition.left.type === 'integer' ? sayNumbers(condition, speaker) : sayTimes(condition, speaker)
    case 'and':
      return sayAll(condition, speaker)
    case 'not':
      return put(phrases.not, { a: grouped(condition.operand, speaker) })
    case 'choose':
      return sayChoice(condition, speaker)
  }
}

function presence({ type }: Variable, phrases: Phrases): string {
  if (type === 'boolean') return phrases.yes
  return type === 'set' ? phrases.some : phrases.recorded
}

/** "Always" beside another condition says nothing. */
function sayAll({ operands }: ConditionOf<'and'>, speaker: Speaker): string {
  const telling = operands.filter((operand) => operand.kind !== 'constant' || !operand.value)
  if (telling.length === 0) return speaker.phrases.always
  const [only] = telling
  if (only && telling.length === 1) return say(only, speaker)
  return chain(
    telling.map((operand) => grouped(operand, speaker)),
    speaker.phrases.and,
  )
}

/** Parts that hold parts themselves stand in brackets, so that "and" and "or" cannot be misread. */
function grouped(condition: Condition, speaker: Speaker): string {
  const text = say(condition, speaker)
  return condition.kind === 'and' || condition.kind === 'choose' ? `(${text})` : text
}

const chain = (parts: readonly string[], template: string): string =>
  parts.length === 0 ? '' : parts.reduce((a, b) => put(template, { a, b }))

function sayChoice({ guard, yes, no }: ConditionOf<'choose'>, speaker: Speaker): string {
  const { phrases } = speaker
  const isOr = yes.kind === 'constant' && yes.value
  if (!isOr) {
    const [a = '', b = '', c = ''] = [guard, yes, no].map((part) => grouped(part, speaker))
    return put(phrases.choose, { a, b, c })
  }
  // A chain of "or" is written nested; it is read out flat.
  const rest = no.kind === 'choose' ? say(no, speaker) : grouped(no, speaker)
  return put(phrases.or, { a: grouped(guard, speaker), b: rest })
}

const NUMBER_PHRASE = { '<': 'below', '>': 'above', '<=': 'atMost', '>=': 'atLeast', '===': 'equal' } as const
const TIME_PHRASE = { '<': 'before', '>': 'after', '<=': 'notAfter', '>=': 'notBefore', '===': 'on' } as const
const MIRRORED = { '<': '>', '>': '<', '<=': '>=', '>=': '<=', '===': '===' } as const

/** The fact comes first, whichever side it was written on. */
function factFirst({ operator, left, right }: ConditionOf<'compare'>) {
  const turned = left.kind === 'constant' && right.kind === 'variable'
  return turned ? { operator: MIRRORED[operator], left: right, right: left } : { operator, left, right }
}

function sayNumbers(condition: ConditionOf<'compare'>, speaker: Speaker): string {
  const { operator, left, right } = factFirst(condition)
  const f = sayNumber(left, speaker)
  const level = levelLabel(left, right, speaker)
  if (level !== undefined && operator === '>=') return put(speaker.phrases.levelAtLeast, { f, v: level })
  if (level !== undefined && operator === '===') return put(speaker.phrases.level, { f, v: level })
  const tenths = left.kind === 'variable' && left.variable.name === 'temperatureTenths'
  const v =
    tenths && right.kind === 'constant' ? `${degrees(right.value, speaker)} °C` : sayNumber(right, speaker)
  return put(speaker.phrases[NUMBER_PHRASE[operator]], { f, v })
}

const degrees = (tenths: number, { language }: Speaker): string => degreesIn(tenths / 10, language)

function sayNumber(term: Term, speaker: Speaker): string {
  if (term.kind === 'constant') return String(term.value)
  const name = nameOf(term.variable, speaker)
  return term.amount === 0 ? name : `${name} ${term.amount > 0 ? '+' : '−'} ${Math.abs(term.amount)}`
}

function levelLabel(left: Term, right: Term, { manifest, scheme, language }: Speaker): string | undefined {
  if (left.kind !== 'variable' || right.kind !== 'constant' || left.amount !== 0) return undefined
  if (left.variable.fact !== 'areaLevel' && left.variable.fact !== 'airsideLevel') return undefined
  const levels = manifest.schemes.find((one) => one.code === scheme)?.areaLevels
  const labels = levels?.find((one) => one.rank === right.value)?.labels
  return labels && inLanguage(labels, language)
}

function sayTimes(condition: ConditionOf<'compare'>, speaker: Speaker): string {
  const { operator, left, right } = factFirst(condition)
  const [f, t] = [sayTime(left, speaker), sayTime(right, speaker)]
  return put(speaker.phrases[TIME_PHRASE[operator]], { f, t })
}

function sayTime(term: Term, speaker: Speaker): string {
  if (term.kind === 'constant')
    return term.type === 'date' ? dayText(term.value) : new Date(term.value).toISOString()
  const t = nameOf(term.variable, speaker)
  if (term.amount === 0 || term.unit === 'none') return t
  const n = put(speaker.phrases.units[term.unit], { n: String(Math.abs(term.amount)) })
  return put(term.amount > 0 ? speaker.phrases.later : speaker.phrases.earlier, { n, t })
}

function nameOf({ name, fact }: Variable, { phrases, language, manifest }: Speaker): string {
  if (name === 'today') return phrases.today
  if (name === 'now') return phrases.now
  if (name === 'arrivalOn') return phrases.dayOfArrival
  if (name === 'testSampledOn') return phrases.dayOfSample
  return fact === undefined ? name : factLabel(fact, language, manifest)
}

/** A code of a fact in words. */
export function valueLabel(
  { fact }: Pick<Variable, 'fact'>,
  value: string,
  { phrases, language, manifest }: Pick<Speaker, 'phrases' | 'language' | 'manifest'>,
): string {
  const coded = [
    ...(fact === 'symptoms' ? manifest.codes.symptoms : []),
    ...(fact === 'certificates' ? manifest.codes.certificates : []),
    ...(fact === 'measure' ? manifest.measures : []),
    ...(manifest.slots.find((slot) => slot.slot === fact)?.codes ?? []),
  ]
  const labels =
    fact === 'category' || fact === 'claimedCategory'
      ? categoryLabels(manifest, value)
      : coded.find((one) => one.code === value)?.labels
  return (labels && inLanguage(labels, language)) ?? phrases.values[value] ?? value
}

const categoryLabels = (manifest: PackManifest, value: string): Text | undefined =>
  Object.entries(manifest.categories).find(([category]) => category === value)?.[1]

const inLanguage = (text: Text, language: Language): string | undefined => text[language] ?? text.en
