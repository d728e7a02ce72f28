// How a route tells OpenAPI of its bodies, its answers and its refusals.
import { ProblemAnswer } from '@pratique/api-contract'

export const json = <S extends object>(schema: S) => ({ 'application/json': { schema } })

/** A body that must be there. */
export const body = <S extends object>(schema: S) => ({ required: true, content: json(schema) })

/** The one good answer, 200. */
export const answered = <S extends object>(description: string, schema: S) => ({
  200: { description, content: json(schema) },
})

/** A refusal as RFC 9457 describes one. */
export const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemAnswer } },
})
