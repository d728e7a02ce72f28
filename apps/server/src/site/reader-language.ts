// A program says in a header which language its reader wants; a page has it in its path.
import type { Context } from 'hono'
import { chooseLanguage, type Language } from './language.ts'

/** The best of `Accept-Language`; without the header what is written for her is in `otherwise`, else in English. */
export const readerLanguage = (c: Context, otherwise?: Language): Language =>
  otherwise !== undefined && c.req.header('accept-language') === undefined
    ? otherwise
    : chooseLanguage(undefined, c.req.header('accept-language'))
