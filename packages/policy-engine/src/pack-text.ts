// Words in a pack: every text in every language of the pack, so that nobody is told a rule in a language
// that the rule does not speak. Which languages must be there is checked with the whole pack.
import { z } from 'zod'

/** A language as a BCP 47 tag, spelled as the standard does: `it`, `zh-Hans`, `pt-BR`. A pack may speak any. */
export const Language = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/,
    'a language tag as in BCP 47: it, zh-Hans, pt-BR',
  )
export type Language = z.infer<typeof Language>

/** Whether a word is spelled like a language's tag. */
export const isLanguageTag = (word: string): boolean => Language.safeParse(word).success

/** A text by language. */
export const Text = z.record(Language, z.string().trim().min(1)).meta({
  description: 'A text in every language of the pack, by BCP 47 tag',
})
export type Text = Readonly<z.infer<typeof Text>>

/** What a rule says to the holder in one language. `because` may hold {placeholders}. */
export const RuleWords = z.strictObject({
  title: z.string().trim().min(1).meta({ description: 'The reason in a few words' }),
  because: z.string().trim().min(1).meta({
    description:
      'Why it applies to you; placeholders {place} {lastOn} {level} {arrivalOn} {exposureOn} {until} …',
  }),
  change: z.string().trim().min(1).meta({ description: 'What would change it' }),
  now: z.string().trim().min(1).meta({ description: 'What to do now' }),
})
export type RuleWords = Readonly<z.infer<typeof RuleWords>>

/** The words of one rule in every language of the pack: one file of `texts/`. */
export const RuleTexts = z.record(Language, RuleWords)
export type RuleTexts = Readonly<z.infer<typeof RuleTexts>>

/** A published instant with its offset, for example `2020-03-26T00:00:00+08:00`. */
export const Instant = z.iso.datetime({ offset: true })

/** Where a rule comes from. */
export const Source = z.strictObject({
  title: z.string().min(1),
  url: z.url().optional(),
  publishedOn: z.iso.date().optional(),
  clause: z.string().min(1).optional(),
})
export type Source = Readonly<z.infer<typeof Source>>

/** Lower-case words joined by hyphens. */
export const Code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
  .max(40)
