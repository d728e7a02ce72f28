// How the routes of this room and those to its right describe bodies and refusals.
import { ProblemAnswer } from '@pratique/api-contract'
import type { Context } from 'hono'
import { chooseLanguage } from '../site/language.ts'

export const json = <S extends object>(schema: S) => ({ 'application/json': { schema } })
export const body = <S extends object>(schema: S) => ({ required: true, content: json(schema) })
export const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemAnswer } },
})

/** The language that the reader's browser asks for. */
export const languageOf = (c: Context) => chooseLanguage(undefined, c.req.header('accept-language'))
