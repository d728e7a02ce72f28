// No public page has a barrier that axe knows of, in English and in Arabic, on a phone.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { declareExample, openCode } from './declared.ts'
import { expect, type Product, test } from './product.ts'
import { otherPages, publicPages } from './public-pages.ts'

test.use({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })

/** Amina's browser, her declaration open and an amendment begun, so that every page has something to show. */
async function open(page: Page, product: Product): Promise<(path: string) => string> {
  await openCode(page, product, await declareExample(product))
  const code = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto(`${product.url}/en/declaration/amend`)
  await page.goto(`${product.url}/en/policy`)
  const list = await page.locator('main a[href*="/policy/lists/"]').first().getAttribute('href')
  return (path) => path.replace('{code}', code).replace('{list}', list?.replace('/en', '') ?? '')
}

for (const [name, language] of [
  ['English', 'en'],
  ['Arabic', 'ar'],
] as const)
  test(`the public pages have no barrier that axe knows of, in ${name}`, async ({ page, product }) => {
    test.setTimeout(400_000)
    const at = await open(page, product)
    const paths = [...Object.values(publicPages), ...otherPages].filter((path) => path !== null)
    for (const path of paths) {
      const answer = await page.goto(`${product.url}/${language}${at(path)}`)
      expect([path, answer?.status()]).toEqual([path, 200])
      await expectClean(page, path)
    }
    for (const path of ['/nowhere', '/code/AAAAAAAAAAAAAAAAAAAAAA']) {
      await page.goto(`${product.url}/${language}${path}`)
      await expectClean(page, path)
    }
  })

async function expectClean(page: Page, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${path} ${id}: ${nodes.map((node) => node.html).join(' ')}`,
  )
  expect(found).toEqual([])
}
