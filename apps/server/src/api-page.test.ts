import { expect, test } from 'vitest'
import { apiDocument, apiRoutes } from './api.ts'
import { type ApiDocument, listOperations } from './api-description.ts'
import { apiPages } from './api-page.ts'
import { readConfig } from './config.ts'
import { withDatabase } from './platform/test-database.ts'

const { house } = withDatabase({ config: readConfig({ PRATIQUE_EXERCISE: 'none' }, []) })
const open = () => {
  const api = apiRoutes(house())
  const served = async () => (await (await api.request('/openapi.json')).json()) as ApiDocument
  return { api, served, page: apiPages(house(), () => apiDocument(api)) }
}

test('every request with a body has an example where tools look for it', async () => {
  const operations = listOperations(await open().served()).filter(({ body }) => body !== null)
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toContain('POST /declarations')
  for (const { method, path, body } of operations)
    expect(body?.example, `${method} ${path}`).toBeTypeOf('object')
})

test('every operation says in a sentence what it is for', async () => {
  for (const { path, operation } of listOperations(await open().served()))
    expect(operation.summary, path).toMatch(/^[A-Z]/)
})

test('the page shows every operation and no value that could be taken for markup', async () => {
  const { api, page } = open()
  const text = await (await page.request('/api')).text()
  for (const { method, path } of listOperations(apiDocument(api)))
    expect(text).toContain(`${method} /api/v1${path}`)
  expect(text).not.toContain('<script')
  expect(text).toContain('&quot;travellers&quot;')
})
