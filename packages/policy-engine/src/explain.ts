// Decisions in words: the pack's own texts, in the reader's language, with this person's facts filled in.
// Days are written out ("5 March 2020"), in the authority's zone, with digits that match a passport.
import { instantMs } from './calendar.ts'
import type { Decision, DueMeasure, Reason } from './decision.ts'
import { factLabel } from './fact-label.ts'
import { FACTS } from './facts.ts'
import type { Pack, PackManifest } from './pack.ts'
import type { Language, RuleWords, Text } from './pack-text.ts'
import { degreesIn, type Fillings, fill, localeIn, namedStop, type Placeholder } from './placeholder.ts'

/** In which pack, language and with whose names of places to explain. */
export interface ExplainContext {
  readonly pack: Pack
  readonly scheme: string
  readonly language: Language
  /** The name of an ISO 3166 place in that language; the code itself where there is none. */
  readonly placeName: (code: string) => string
}

/** A reason in words. */
export interface ReasonInWords extends RuleWords {
  readonly rule: string
}

/** A decision in words, ready for a page. */
export interface DecisionInWords {
  readonly label: string
  readonly now: string
  readonly reasons: readonly ReasonInWords[]
  readonly measures: readonly {
    readonly code: string
    readonly label: string
    readonly now: string
    readonly until: string
  }[]
  readonly missing: readonly string[]
}

/** A decision in words. Throws `RangeError` only for a scheme or language that the pack does not have. */
export function explain(decision: Decision, context: ExplainContext): DecisionInWords {
  const { manifest } = context.pack
  const scheme = manifest.schemes.find((one) => one.code === context.scheme)
  if (!scheme) throw new RangeError(`the pack has no scheme ${context.scheme}`)
  const state = scheme.states.find((one) => one.code === decision.state) ?? scheme.unknown
  const reasons = decision.reasons.map((reason) => explainReason(reason, decision.policyVersion, context))
  // One rule alone says itself what to do; of several, and of what is unknown, the state says it for all.
  const [only] = state === scheme.unknown || reasons.length !== 1 ? [] : reasons
  return {
    label: say(state.labels, context.language),
    now: only?.now ?? say(state.now, context.language),
    reasons,
    measures: decision.measures.map((measure) => explainMeasure(measure, context)),
    missing: decision.missing.map((fact) => factLabel(fact, context.language, manifest)),
  }
}

/** One reason in words; `version` is the number of the version that gave it. */
export function explainReason(reason: Reason, version: number, context: ExplainContext): ReasonInWords {
  const { pack, scheme, language } = context
  const rules = pack.versions.find((one) => one.scheme === scheme && one.number === version)?.rules
  const key = rules?.find((rule) => rule.id === reason.rule)?.texts
  const words = key === undefined ? undefined : wordsIn(pack, key, language)
  if (!words) throw new RangeError(`no words for the rule ${reason.rule} in ${language}`)
  return {
    rule: reason.rule,
    ...words,
    because: fill(words.because, fillingsOf(reason, context), language, pack.manifest),
  }
}

/** Words in a language; English where the pack has them only there. */
function wordsIn({ texts }: Pack, key: string, language: Language): RuleWords | undefined {
  const words = texts.get(key)
  return words?.[language] ?? words?.en
}

function explainMeasure({ code, until }: DueMeasure, { pack, language }: ExplainContext) {
  const measure = pack.manifest.measures.find((one) => one.code === code)
  const [label, now] = measure ? [say(measure.labels, language), say(measure.now, language)] : [code, '']
  return { code, label, now, until: endOfDay(until, pack, language) ?? '' }
}

function fillingsOf(reason: Reason, context: ExplainContext): Fillings {
  const { pack, language, scheme } = context
  const stop = namedStop(reason)
  const level = pack.manifest.schemes
    .find((one) => one.code === scheme)
    ?.areaLevels.find((one) => one.rank === (stop?.level ?? reason.facts.areaLevel))
  const day = (fact: string) => dayOf(reason.facts[fact], pack, language)
  const told: Readonly<Record<Placeholder, string | undefined>> = {
    place: stop && context.placeName(stop.place),
    level: level && say(level.labels, language),
    lastOn: dayOf(stop?.lastOn ?? reason.facts.areaLastOn, pack, language),
    arrivalOn: day('arrivalAt'),
    exposureOn: day('exposureOn'),
    symptomsOn: day('symptomsOn'),
    caseOn: day('caseOn'),
    testSampledOn: day('testSampledAt'),
    measureUntil: endOfDay(reason.facts.measureUntil, pack, language),
    until: endOfDay(reason.until, pack, language),
    temperature:
      typeof reason.facts.temperature === 'number'
        ? degreesIn(reason.facts.temperature, language)
        : undefined,
    symptoms: membersOf(reason.facts.symptoms, pack.manifest.codes.symptoms, language),
  }
  const ofSlots = pack.manifest.slots.map(
    (slot) => [slot.name, slotWords(reason.facts[slot.slot], slot, context)] as const,
  )
  return new Map<string, string | undefined>([...Object.entries(told), ...ofSlots])
}

/** What a slot holds, in words; a yes or no is said by the text itself. */
function slotWords(
  value: unknown,
  slot: PackManifest['slots'][number],
  { pack, language }: ExplainContext,
): string | undefined {
  const { type } = FACTS[slot.slot]
  if (type === 'set') return membersOf(value, slot.codes ?? [], language)
  if (type === 'code') return membersOf(value === undefined ? [] : [value], slot.codes ?? [], language)
  if (type === 'integer') return typeof value === 'number' ? String(value) : undefined
  return type === 'boolean' ? undefined : dayOf(value, pack, language)
}

/** A text in a language; English, or whatever there is, where the pack lacks it. */
export const say = (text: Text, language: Language): string =>
  text[language] ?? text.en ?? Object.values(text)[0] ?? ''

// Making one takes a millisecond, using one a thousandth of it; there are as many as languages and zones.
const longDays = new Map<string, Intl.DateTimeFormat>()

function longDay(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = longDays.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeIn(language), { dateStyle: 'long', timeZone })
  longDays.set(key, made)
  return made
}

/** A plain date, or the day of an instant in the authority's zone, written out. */
export function dayOf(value: unknown, pack: Pick<Pack, 'manifest'>, language: Language): string | undefined {
  if (typeof value !== 'string') return undefined
  const plain = value.length === 10
  const instant = instantMs(plain ? `${value}T00:00:00Z` : value)
  const timeZone = plain ? 'UTC' : pack.manifest.authority.zone
  if (instant === undefined) return undefined
  return longDay(language, timeZone).format(instant)
}

/** An exclusive end at midnight belongs, for people, to the day before. */
function endOfDay(until: unknown, pack: Pack, language: Language): string | undefined {
  const instant = typeof until === 'string' ? instantMs(until) : undefined
  return instant === undefined ? undefined : dayOf(new Date(instant - 1).toISOString(), pack, language)
}

/** The codes of a set, or the one code, by their labels. */
function membersOf(
  value: unknown,
  codes: PackManifest['codes']['symptoms'],
  language: Language,
): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const labels = value.map((code) => {
    const entry = codes.find((one) => one.code === code)
    return entry ? say(entry.labels, language) : String(code)
  })
  return new Intl.ListFormat(localeIn(language), { type: 'conjunction' }).format(labels)
}
