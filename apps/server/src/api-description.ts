// The description of the API, made of what the routes say of themselves: once for programs (OpenAPI 3.1), once as a
// list that a page can show.
import type { OpenAPIHono } from '@hono/zod-openapi'

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type PathItem = NonNullable<ApiDocument['paths']>[string]
type Operation = NonNullable<PathItem['get']>
type RequestBody = Extract<NonNullable<Operation['requestBody']>, { content: unknown }>
type MediaType = RequestBody['content'][string]

const methods = ['get', 'post', 'patch', 'put', 'delete'] as const

export interface DescribedOperation {
  readonly method: string
  readonly path: string
  readonly operation: Operation
  readonly body: MediaType | null
}

export function listOperations(document: ApiDocument): readonly DescribedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method: method.toUpperCase(), path, operation, body: bodyOf(operation) }] : []
    }),
  )
}

function bodyOf({ requestBody }: Operation): MediaType | null {
  if (!requestBody || !('content' in requestBody)) return null
  return requestBody.content['application/json'] ?? null
}

/**
 * Schemas carry their example; tools that try a request look for it at the media type (OpenAPI 3.1.1 §4.8.14).
 * Returns the document with each example there too.
 */
export function withExamples(document: ApiDocument): ApiDocument {
  for (const { body } of listOperations(document)) {
    const example = body?.schema && exampleOf(document, body.schema)
    if (body && body.example === undefined && example !== undefined) body.example = example
  }
  return document
}

function exampleOf(document: ApiDocument, schema: NonNullable<MediaType['schema']>): unknown {
  if (!('$ref' in schema)) return schema.example
  const named = document.components?.schemas?.[schema.$ref?.split('/').at(-1) ?? '']
  return named && 'example' in named ? named.example : undefined
}
