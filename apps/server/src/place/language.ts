// The languages the house speaks: those in which its messages are written. Every text of a pack and every name of a
// place is kept under these keys; where one is missing, English stands.
import { z } from 'zod'
import { languages as written } from '../../generated/languages.ts'

export type Language = keyof typeof written
export const languages = Object.keys(written) as readonly Language[]

export const isLanguage = (text: string): text is Language => Object.hasOwn(written, text)

/** Names as files hold them: English always, others by their tags. */
export const namesSchema = z.object({ en: z.string().min(1) }).catchall(z.string().min(1))

/** A text by language; English is the base and always there. */
export type Names = { readonly en: string } & { readonly [language: string]: string }

export const nameIn = (names: Names, language: string): string => names[language] ?? names.en
