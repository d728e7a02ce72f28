// The door of the port: Boris screens a flight; in the middle of it the network goes, his tablet is killed and opened
// again, the network comes back, and nobody is lost or doubled. Two tablets screen the same person; a human says which
// counts.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, type Product, test } from './product.ts'

const deskOf = ({ url }: Product): string => `${url.replace('127.0.0.1', 'localhost')}/desk`

interface Tablet {
  readonly context: BrowserContext
  readonly page: Page
}

async function openTablet(browser: Browser, product: Product, name: RegExp): Promise<Tablet> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 820, height: 1180 } })
  const page = await context.newPage()
  await page.goto(`${deskOf(product)}/sign-in`)
  await page.locator('.cast').getByRole('button', { name }).click()
  await page.getByRole('heading', { name: /^Arrivals/ }).waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  return { context, page }
}

async function openFlight(page: Page, flight: string): Promise<void> {
  await page.getByRole('link', { name: 'Port desk' }).click()
  await page.locator('.flights').getByRole('link', { name: flight }).click()
  await page.locator('.door-list button').first().waitFor({ timeout: 30_000 })
}

const progress = (page: Page) => page.getByRole('heading', { level: 1 })

/** Screens whoever stands there, else the first of the list; answers the name. */
async function screenNext(page: Page, temperature = '366'): Promise<string> {
  if ((await page.locator('.about-name').count()) === 0)
    await page.locator('.door-list button').first().click()
  const name = await page.locator('.about-name').innerText()
  await page.getByLabel('Temperature').fill(temperature)
  await page.getByRole('button', { name: /^Record: / }).click()
  await expect(page.locator('.undo')).toContainText(name)
  return name
}

async function findByName(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name or seat').fill(name)
  await page.locator('.door-list').getByRole('button', { name }).click()
}

test('a flight is screened through a lost network and a killed tablet, and nobody is lost', async ({
  browser,
  product,
}) => {
  test.setTimeout(240_000)
  const { context, page } = await openTablet(browser, product, /^Boris/)
  await openFlight(page, 'TG664')
  const address = page.url()
  const names = [await screenNext(page)]
  await expect(progress(page)).toContainText('1 of 47 screened')

  await context.setOffline(true)
  names.push(await screenNext(page))
  names.push(await screenNext(page, '38.4'))
  await expect(page.locator('.undo')).toContainText('Health lane')
  await expect(progress(page)).toContainText('3 of 47 screened')
  await page.close()

  const reopened = await context.newPage()
  await reopened.goto(address)
  await expect(reopened.getByText('you work with what lies on this tablet')).toBeVisible({ timeout: 30_000 })
  await expect(progress(reopened)).toContainText('3 of 47 screened')
  await expect(reopened.locator('a.connection')).toContainText('2 waiting')
  names.push(await screenNext(reopened))
  expect(new Set(names).size).toBe(4)

  await context.setOffline(false)
  await reopened.locator('a.connection').click()
  await expect(reopened.getByRole('cell', { name: 'Sent', exact: true })).toHaveCount(4, { timeout: 60_000 })
  for (const name of names)
    await expect(reopened.getByRole('cell', { name: `Screening: ${name}, TG664` })).toHaveCount(1)
  const { page: other, context: second } = await openTablet(browser, product, /^Chen/)
  await openFlight(other, 'TG664')
  await expect(progress(other)).toContainText('4 of 47 screened')
  await second.close()
  await context.close()
})

test('what was recorded by mistake is taken back within a minute', async ({ browser, product }) => {
  const { context, page } = await openTablet(browser, product, /^Boris/)
  await openFlight(page, 'AY87')
  await screenNext(page)
  await expect(progress(page)).toContainText('1 of 47 screened')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(progress(page)).toContainText('0 of 47 screened')
  await context.close()
})

test('two tablets screen the same person, and a human says which counts', async ({ browser, product }) => {
  test.setTimeout(240_000)
  const boris = await openTablet(browser, product, /^Boris/)
  await openFlight(boris.page, 'QR148')
  const chen = await openTablet(browser, product, /^Chen/)
  await openFlight(chen.page, 'QR148')
  await boris.context.setOffline(true)
  const name = await screenNext(boris.page)
  await findByName(chen.page, name)
  await screenNext(chen.page, '38.4')
  await boris.context.setOffline(false)
  await expect(boris.page.locator('a.connection')).toContainText('Everything sent', { timeout: 60_000 })
  await chen.page.reload()
  const conflict = chen.page.locator('.conflict')
  await expect(conflict).toContainText(name, { timeout: 30_000 })
  await conflict.getByRole('button', { name: 'Both count' }).click()
  await expect(conflict).toHaveCount(0, { timeout: 30_000 })
  await boris.context.close()
  await chen.context.close()
})
