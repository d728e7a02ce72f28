// A language is added by files alone. To a copy of the project come two that no line of code has ever heard of, made from
// the English: one with marked letters, and one that is written from right to left. Whatever is read in them is marked.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { amina, declare } from './answers.ts'
import { copyProject } from './copied.ts'
import { expect, type Product, startProduct, test } from './product.ts'
import { otherPages, publicPages } from './public-pages.ts'

test.use({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
test.describe.configure({ mode: 'serial' })

let copy: string
let product: Product | undefined
const opened = (): Product => {
  if (product === undefined) throw new Error('The copy was not started')
  return product
}

test.beforeAll(async () => {
  // The faces of the browser are built anew, with their words.
  test.setTimeout(300_000)
  copy = copyProject()
  for (const language of ['en-XA', 'he']) {
    const begun = spawnSync('node', [join(copy, 'scripts/begin-language.mjs'), language, '--pseudo'])
    expect(begun.status, String(begun.stderr)).toBe(0)
  }
  product = await startProduct(['--at', '2020-03-04T09:00:00+08:00'], copy)
})

test.afterAll(async () => {
  await product?.stop()
  rmSync(copy, { recursive: true, force: true })
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first()

test('somebody is declared, decided about and told why in it, and what is printed is in it', async ({
  page,
}) => {
  const later = { 'voyage/departsAt': '2020-03-04T19:50', 'voyage/arrivesAt': '2020-03-05T10:05' }
  const stops = {
    'stops/0/country': '⟦Ítály⟧',
    'stops/0/fromOn': '2020-02-06',
    'stops/0/untilOn': '2020-03-04',
    'stops/1/fromOn': '2020-03-04',
    'stops/1/untilOn': '2020-03-04',
  }
  await declare(page, `${opened().url}/en-XA/declare`, [{ ...amina, ...later, ...stops }])
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA')
  await expect(page.locator('.traveller')).toContainText('⟦Órángé⟧')
  await expect(page.locator('.traveller')).toContainText('⟦Ítály⟧')

  await page.locator('.traveller a.button').first().click()
  await expect(page.locator('main')).toContainText(/⟦Yóú wéré ín ⟦Ítály⟧ úntíl March 4, 2020/)
  const code = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto(`${opened().url}/en-XA/declaration/print`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('main svg').first()).toBeVisible()
  await expect(page.locator('main')).toContainText('⟦Órángé')
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })

  await page.goto(`${opened().url}/en-XA/policy`)
  const list = await page.locator('main a[href*="/policy/lists/"]').first().getAttribute('href')
  await page.goto(`${opened().url}/en-XA/declaration/amend`)
  for (const path of [...Object.values(publicPages), ...otherPages]) {
    if (path === null) continue
    const at = path.replace('{code}', code).replace('{list}', list?.replace('/en-XA', '') ?? '')
    await page.goto(`${opened().url}/en-XA${at}`)
    await expect(page.locator('main').first(), path).toContainText('⟦')
  }
})

test('a language that is written from right to left is, on the public pages and at the desk', async ({
  page,
}) => {
  await page.goto(`${opened().url}/he`)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(heading(page)).toContainText('⟦')
  await expect(page.getByRole('link', { name: 'עברית' }).or(page.locator('strong[lang=he]'))).toBeVisible()

  await page.addInitScript(() => localStorage.setItem('pratique-desk-language', 'he'))
  await page.goto(`${opened().url}/desk/sign-in`)
  await page.getByRole('button', { name: /^Bianca/ }).click()
  await expect(heading(page)).toContainText('⟦')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
})

test('the pack has every text in it, and says so of one that it lacks', () => {
  const said = opened().command('policy', 'check', 'zhejiang-2020')
  expect(said).toContain('In order')
  expect(said).not.toMatch(/^(he|en-XA):/m)
})
