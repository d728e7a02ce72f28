// The description of the API is true: every example in it is taken as it stands at the opening of the exercise.
import { expect } from 'vitest'
import { Fixtures } from '../platform/fixture.ts'
import { openApi } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { declarationRoutes } from './declaration.routes.ts'
import { openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures(), at: '2020-03-16T08:00:00+08:00' })

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>
  }
}
interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly example?: unknown }>> }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>> | undefined>>
}

story('every request names an example, and each is taken as it stands', async (scene) => {
  const front = await openFront(scene)
  const api = openApi()
  api.route('/', declarationRoutes(scene.house))
  const { paths, components } = api.getOpenAPI31Document({
    openapi: '3.1.1',
    info: { title: '', version: '' },
  }) as unknown as Description
  const exampleOf = (operation: Operation | undefined): unknown => {
    const [content] = Object.values(operation?.requestBody?.content ?? {})
    const example = components.schemas[content?.schema.$ref.split('/').at(-1) ?? '']?.example
    expect(example).toBeDefined()
    return example
  }
  const declared = (await (
    await front.post('/api/v1/declarations', exampleOf(paths['/declarations']?.post))
  ).json()) as { reference: string; secret: string }
  const taken: string[] = []
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations ?? {}).filter(
      ([, each]) => each?.requestBody,
    ))
      for (const contentType of Object.keys(operation?.requestBody?.content ?? {})) {
        const response = await api.request(path.replace('{reference}', declared.reference), {
          method: method.toUpperCase(),
          headers: { 'content-type': contentType, ...front.as(declared.secret) },
          body: JSON.stringify(exampleOf(operation)),
        })
        expect(response.status, `${method} ${path}: ${await response.text()}`).toBeLessThan(300)
        taken.push(`${method} ${path}`)
      }
  expect(taken).toEqual(['post /declarations', 'patch /declarations/{reference}'])
})
