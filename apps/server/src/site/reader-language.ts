// A program says in a header which language its reader wants; a page has it in its path.
import type { Context } from 'hono'
import { chooseLanguage, type Language } from './language.ts'

/** The best of `Accept-Language`, else English. */
export const readerLanguage = (c: Context): Language =>
  chooseLanguage(undefined, c.req.header('accept-language'))
