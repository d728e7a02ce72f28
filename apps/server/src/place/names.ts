// A name in several languages, as files hold it: English always, others by their tags. Knows no list of languages.
import { z } from 'zod'

/** Names as files hold them: English always, others by their tags. */
export const namesSchema = z.object({ en: z.string().min(1) }).catchall(z.string().min(1))

/** A text by language; English is the base and always there. */
export type Names = { readonly en: string } & { readonly [language: string]: string }

export const nameIn = (names: Names, language: string): string => names[language] ?? names.en
