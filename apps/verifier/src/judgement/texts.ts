// The words that the shared parts of server and browser say, in one language. The server takes them from its
// messages and writes them into the page; what changes stands as {placeholder}.
import type { CodeScheme, CodeState, Verdict } from '@pratique/health-credential'
import type { CredentialTexts } from './credential-card.ts'
import type { Finding } from './judgement.ts'

export interface JudgementTexts {
  /** BCP 47 tag, for dates and ages. */
  readonly language: string
  /** IANA zone in which instants are said. */
  readonly zone: string
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly genuineSpecimen: string
  readonly specimen: string
  readonly reasonsHeading: string
  /** Holds {id}, {pack} and {version}. */
  readonly otherReason: string
  /** May hold {time}, {authority}, {format} and {code}. */
  readonly findings: Readonly<Record<Finding, string>>
  /** Names of authorities in this language, by the issuer that codes name. */
  readonly authorities: Readonly<Record<string, string>>
  readonly schemes: Readonly<Record<CodeScheme, SchemeWords>>
  readonly credentials: CredentialTexts
  /** Words of states where the pack is not known. */
  readonly states: Readonly<Record<CodeState, string>>
  readonly packs: Readonly<Record<string, PackWords>>
}

export interface SchemeWords {
  readonly label: string
  readonly states: Readonly<Partial<Record<CodeState, StateWords>>>
}

export interface StateWords {
  readonly label: string
  /** What the state means to whoever checks, in one sentence. What it asks of its holder stands on her own page. */
  readonly gate: string
}

/** What a verifier can say of a pack's rules without a network, by the rule's number. */
export interface PackWords {
  readonly title: string
  readonly rules: Readonly<Record<string, string>>
}

/** Writes values into the places of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

/** An instant in words, in the authority's zone. */
export function sayInstant(
  { language, zone }: Pick<JudgementTexts, 'language' | 'zone'>,
  iso: string,
): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(iso))
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago, in words: "3 hours ago", "now". */
export function sayAge(language: string, milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, length] = units.find(([, size]) => milliseconds >= size) ?? ['second', 0]
  return length === 0 ? format.format(0, 'second') : format.format(-Math.floor(milliseconds / length), unit)
}

/** A length of time in its two largest units: "1 day 4 hr". */
export function sayDuration(language: string, milliseconds: number): string {
  const first = units.findIndex(([, size]) => milliseconds >= size)
  if (first < 0) return unitOf(language, 'second', Math.max(0, Math.floor(milliseconds / 1000)))
  let rest = milliseconds
  const parts = units.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return unitOf(language, unit, count)
  })
  return parts.join(' ')
}

function unitOf(language: string, unit: string, count: number): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
