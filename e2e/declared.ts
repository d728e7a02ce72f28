// Amina declares through the API, with the example of its own description, and opens her code page.
import type { Page } from '@playwright/test'
import { expect, type Product } from './product.ts'

export interface Declared {
  readonly reference: string
  readonly secret: string
}

interface Schema {
  readonly $ref?: string
  readonly example?: unknown
}
interface Description {
  readonly paths: {
    readonly '/declarations': {
      readonly post: {
        readonly requestBody: {
          readonly content: { readonly 'application/json': { readonly schema: Schema } }
        }
      }
    }
  }
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** The example of the API's own description, which must be accepted as it stands. */
export async function declareExample({ url }: Product): Promise<Declared> {
  const description = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Description
  const { schema } = description.paths['/declarations'].post.requestBody.content['application/json']
  const named = description.components.schemas[schema.$ref?.split('/').at(-1) ?? '']
  const response = await fetch(`${url}/api/v1/declarations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(schema.example ?? named?.example),
  })
  expect(response.status).toBe(201)
  return (await response.json()) as Declared
}

/** What she declared, opened by its reference and secret. */
export async function openDeclaration(
  page: Page,
  { url }: Product,
  { reference, secret }: Declared,
): Promise<void> {
  await page.goto(`${url}/en/declaration`)
  await page.fill('[name=reference]', reference)
  await page.fill('[name=secret]', secret)
  await page.locator('main form button').first().click()
  await expect(page.locator('main a[href*="/code/"]').first()).toBeVisible()
}

export async function openCode(page: Page, product: Product, declared: Declared): Promise<void> {
  await openDeclaration(page, product, declared)
  await page.locator('main a[href*="/code/"]').first().click()
  await expect(page.locator('.qr-field svg')).toBeVisible()
}
