// The engine's own words, one file a language: what facts are called, what stands where a placeholder is not filled,
// and the phrases from which rules are read out. {f} is a fact, {v} a value, {n} a number, {t} a time, {a} {b} {c} are
// parts of a sentence. Whatever a language lacks is said in English.
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const text = z.string().trim().min(1)

const Phrases = z.strictObject({
  always: text,
  never: text,
  and: text,
  or: text,
  not: text,
  choose: text,
  recorded: text,
  some: text,
  yes: text,
  no: text,
  is: text,
  includes: text,
  level: text,
  levelAtLeast: text,
  below: text,
  above: text,
  atMost: text,
  atLeast: text,
  equal: text,
  before: text,
  after: text,
  notAfter: text,
  notBefore: text,
  on: text,
  later: text,
  earlier: text,
  today: text,
  now: text,
  dayOfArrival: text,
  dayOfSample: text,
  units: z.strictObject({ day: text, hour: text, month: text, year: text }),
  values: z.record(z.string(), text),
})
/** Everything that a condition needs to be said in one language. */
export type Phrases = Readonly<z.infer<typeof Phrases>>

const Words = z.strictObject({
  facts: z.record(z.string(), text),
  unfilled: z.record(z.string(), text),
  phrases: Phrases,
})
/** The words of one language. */
export type Words = Readonly<z.infer<typeof Words>>

const Some = z.strictObject({
  facts: Words.shape.facts.optional(),
  unfilled: Words.shape.unfilled.optional(),
  phrases: Phrases.partial().optional(),
})

const folder = new URL('../languages/', import.meta.url)
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

const english = Words.parse(read('en.json'))

function withEnglish({ facts, unfilled, phrases }: z.infer<typeof Some>): Words {
  const values = { ...english.phrases.values, ...phrases?.values }
  return {
    facts: { ...english.facts, ...facts },
    unfilled: { ...english.unfilled, ...unfilled },
    phrases: Phrases.parse({ ...english.phrases, ...phrases, values }),
  }
}

const words: ReadonlyMap<string, Words> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name.slice(0, -'.json'.length), withEnglish(Some.parse(read(name)))]),
)

/** The languages whose words are there, in alphabetical order. */
export const wordLanguages: readonly string[] = [...words.keys()]

/** The words of a language, in English where it has none. */
export const wordsIn = (language: string): Words => words.get(language) ?? english
