// Boris corrects two travellers in a hall without a network, his page is killed, he opens it again, and the network
// comes back: nothing is lost. What a colleague recorded meanwhile is put to him. Bianca, who takes his tablet over,
// reads nothing of it.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { DeclarationRequest } from '@pratique/api-contract'
import { expect, type Product, test } from './product.ts'

const deskOf = ({ url }: Product): string => `${url.replace('127.0.0.1', 'localhost')}/desk`

/** Answers the reference. */
async function declare({ url }: Product, documentNumber: string, primaryIdentifier: string): Promise<string> {
  const example = structuredClone(DeclarationRequest.meta()?.example) as {
    travellers: { answers: Record<string, Record<string, unknown>> }[]
  }
  const [amina] = example.travellers
  if (amina === undefined) throw new Error('The documented example has a traveller')
  const identity = { ...amina.answers.identity, documentNumber, primaryIdentifier }
  const body = { ...example, travellers: [{ ...amina, answers: { ...amina.answers, identity } }] }
  const answer = await fetch(`${url}/api/v1/declarations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}

async function signIn(page: Page, product: Product, name: RegExp): Promise<void> {
  await page.goto(`${deskOf(product)}/sign-in`)
  await page.locator('.cast').getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { name: /^Arrivals/ })).toBeVisible()
}

/** The person's page, found by her document. */
async function open(page: Page, documentNumber: string): Promise<void> {
  await page.getByRole('link', { name: 'Search' }).click()
  await page.getByText('Travel document', { exact: true }).click()
  await page.getByLabel('Number of the document').fill(documentNumber)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: /^Open:/ }).click()
  await expect(page.getByRole('button', { name: 'Correct a fact' })).toBeVisible()
}

async function fillCorrection(page: Page, evidence: string): Promise<void> {
  await page.getByRole('button', { name: 'Correct a fact' }).click()
  await page.getByLabel('Until').first().fill('2020-03-11')
  await page.getByLabel('Evidence').fill(evidence)
}

const record = (page: Page) => page.getByRole('button', { name: 'Record the correction' }).click()
const outboxLink = (page: Page) => page.locator('a.connection')

/** Once it has been opened with a network, the desk opens without one. */
async function waitForShell(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
}

/** As a tablet that fell: the page is gone, what lies on the device is not. */
async function killAndReopen(context: BrowserContext, page: Page, address: string): Promise<Page> {
  await page.close()
  const reopened = await context.newPage()
  await reopened.goto(address)
  return reopened
}

/** In the page: everything that lies in the outbox of the device, as text. */
const readDevice = `new Promise((resolve, reject) => {
  const asked = indexedDB.open('pratique-outbox')
  asked.onerror = () => reject(asked.error)
  asked.onsuccess = () => {
    const all = asked.result.transaction('deeds').objectStore('deeds').getAll()
    all.onerror = () => reject(all.error)
    all.onsuccess = () => {
      const text = (row) => JSON.stringify(row) + new TextDecoder().decode(row.sealed.bytes)
      resolve(all.result.map(text).join())
    }
  }
})`

const stamp = 'Stamp of Hanoi of 11 March in the passport'

async function openTablet(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1180, height: 820 } })
  return { context, page: await context.newPage() }
}

test('what is recorded without a network survives the page and goes when it is back', async ({
  browser,
  product,
}) => {
  await declare(product, 'YD0000001', 'OFFLINE')
  const { context, page } = await openTablet(browser)
  await signIn(page, product, /^Boris/)
  await waitForShell(page)
  await open(page, 'YD0000001')
  await fillCorrection(page, stamp)
  await context.setOffline(true)
  await record(page)
  await expect(page.getByRole('alert')).toContainText('Recorded on this device')

  const reopened = await killAndReopen(context, page, `${deskOf(product)}/outbox`)
  await expect(reopened.getByRole('cell', { name: /^Correction: .*OFFLINE/ })).toBeVisible()
  await expect(reopened.getByRole('cell', { name: /^Waits to be sent/ })).toBeVisible()
  await expect(outboxLink(reopened)).toContainText('No connection')
  await expect(outboxLink(reopened)).toContainText('1 waiting')

  await context.setOffline(false)
  await expect(reopened.getByRole('cell', { name: 'Sent', exact: true })).toBeVisible({ timeout: 30_000 })
  await open(reopened, 'YD0000001')
  await expect(reopened.getByText(stamp)).toHaveCount(1)
  await context.close()
})

test('what a colleague recorded meanwhile is put to a person, and neither is lost', async ({
  browser,
  product,
}) => {
  await declare(product, 'YD0000002', 'CONFLICT')
  const boris = await openTablet(browser)
  const chen = await openTablet(browser)
  await signIn(boris.page, product, /^Boris/)
  await waitForShell(boris.page)
  await open(boris.page, 'YD0000002')
  await fillCorrection(boris.page, stamp)
  await boris.context.setOffline(true)
  await record(boris.page)
  await expect(boris.page.getByRole('alert')).toContainText('Recorded on this device')

  await signIn(chen.page, product, /^Chen/)
  await open(chen.page, 'YD0000002')
  await fillCorrection(chen.page, 'Boarding pass of Hanoi, seen by Chen')
  await record(chen.page)
  await expect(chen.page.getByText('Boarding pass of Hanoi, seen by Chen')).toBeVisible()

  await boris.context.setOffline(false)
  await expect(outboxLink(boris.page)).toContainText('1 need you', { timeout: 30_000 })
  await outboxLink(boris.page).click()
  const conflict = boris.page.locator('.conflict')
  await expect(conflict).toContainText('Boarding pass of Hanoi, seen by Chen')
  await conflict.getByRole('button', { name: 'I looked: send mine now' }).click()
  await expect(boris.page.getByRole('cell', { name: 'Sent', exact: true })).toBeVisible({ timeout: 30_000 })
  await open(boris.page, 'YD0000002')
  await expect(boris.page.getByText(stamp)).toBeVisible()
  await expect(boris.page.getByText('Boarding pass of Hanoi, seen by Chen')).toBeVisible()
  await boris.context.close()
  await chen.context.close()
})

test('the next officer on the tablet reads nothing of what waits, and it goes when its officer is back', async ({
  browser,
  product,
}) => {
  await declare(product, 'YD0000003', 'OCCULTA')
  const { context, page } = await openTablet(browser)
  await signIn(page, product, /^Boris/)
  await waitForShell(page)
  await open(page, 'YD0000003')
  await fillCorrection(page, stamp)
  await context.setOffline(true)
  await record(page)
  await expect(page.getByRole('alert')).toContainText('Recorded on this device')
  await page.getByRole('button', { name: 'Boris', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out all the same' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible()

  await context.setOffline(false)
  await signIn(page, product, /^Chen/)
  await page.goto(`${deskOf(product)}/outbox`)
  await expect(page.getByText(/^Boris \(Shanghai Pudong\) left 1 records on this device/)).toBeVisible()
  await expect(page.getByText('OCCULTA')).toHaveCount(0)
  const onDevice = await page.evaluate<string>(readDevice)
  expect(onDevice).toContain('Boris')
  expect(onDevice).not.toContain('OCCULTA')

  await page.getByRole('button', { name: 'Chen', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, product, /^Boris/)
  await page.goto(`${deskOf(product)}/outbox`)
  await expect(page.getByRole('cell', { name: 'Sent', exact: true })).toBeVisible({ timeout: 30_000 })
  await context.close()
})
