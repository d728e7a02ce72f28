// An officer's first morning: she is invited, sets up a passkey and signs in with it, finds a traveller from Milan,
// corrects a wrong stop; the colour follows and the traveller is told. An officer of another port sees none of it.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { DeclarationRequest } from '@pratique/api-contract'
import { expect, type Product, test } from './product.ts'

// A passkey is bound to a name; an address of numbers can have none.
const deskOf = ({ url }: Product): string => `${url.replace('127.0.0.1', 'localhost')}/desk`

async function carryPasskeys(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

function invite({ command }: Product): string {
  const who = ['--name', 'Boris Ilyin', '--email', 'boris@example.org', '--role', 'port-health-officer']
  const { link } = JSON.parse(
    command('staff', 'invite', ...who, '--jurisdiction', 'CN/33', '--port', 'PVG', '--json'),
  ) as { link: string }
  return new URL(link).pathname
}

const documentNumber = 'YC7654321'

/** Answers the reference. */
async function declareFromMilan({ url }: Product): Promise<string> {
  const example = structuredClone(DeclarationRequest.meta()?.example) as {
    travellers: { answers: Record<string, Record<string, unknown>> }[]
  }
  const [amina] = example.travellers
  if (amina === undefined) throw new Error('The documented example has a traveller')
  const identity = { ...amina.answers.identity, documentNumber }
  const body = { ...example, travellers: [{ ...amina, answers: { ...amina.answers, identity } }] }
  const answer = await fetch(`${url}/api/v1/declarations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}

/** In both lights: the desk follows the machine's at once. */
async function expectClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}

test('an officer signs in with a passkey, corrects a wrong stop, and the traveller is told', async ({
  page,
  product,
}) => {
  const reference = await declareFromMilan(product)
  const desk = deskOf(product)
  await carryPasskeys(page)
  await page.goto(desk.replace('/desk', invite(product)))
  await page.getByRole('button', { name: 'Set up a passkey' }).click()
  await expect(page.getByRole('heading', { name: /^Arrivals/ })).toBeVisible()

  await page.getByRole('button', { name: 'Boris Ilyin' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('heading', { name: /^Arrivals/ })).toBeVisible()

  await page.getByRole('link', { name: 'Search' }).click()
  await page.getByText('Travel document', { exact: true }).click()
  await page.getByLabel('Number of the document').fill(documentNumber)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: /Open: Orange/ }).click()
  await expect(page.getByRole('heading', { name: 'AMINA FIORE' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Italy' })).toBeVisible()

  await page.getByRole('button', { name: 'Correct a fact' }).click()
  await page.getByLabel('Place').first().fill('Vietnam')
  await page.getByRole('option', { name: /Viet/ }).click()
  const evidence = 'Stamps in the passport: Hanoi, not Milan, from 20 February on'
  await page.getByLabel('Evidence').fill(evidence)
  await page.getByRole('button', { name: 'Record the correction' }).click()
  await expect(page.getByRole('alert')).toContainText(/from Orange to (Green|Yellow)/)
  await expect(page.getByRole('alert')).toContainText('The person is told.')
  await expect(page.locator('.acts').getByText('Facts corrected')).toBeVisible()
  await expect(page.getByText(evidence)).toBeVisible()

  await page.goto(`${product.url}/en/exercise/mailbox`)
  await page.getByLabel('Reference of the declaration').fill(reference)
  await page.getByRole('button', { name: 'Open the mailbox' }).click()
  await expect(page.getByText(evidence).first()).toBeVisible()
})

test('the list of one port is refused to an officer of another', async ({ page, product }) => {
  const desk = deskOf(product)
  await page.goto(`${desk}/sign-in`)
  await page.getByRole('button', { name: /^Bianca/ }).click()
  await expect(page.getByRole('heading', { name: /^Arrivals/ })).toBeVisible()
  await page.goto(`${desk}/holders?port=PVG`)
  await expect(page.getByRole('alert')).toContainText('outside your jurisdiction or port')
  await expect(page.getByRole('table')).toHaveCount(0)
})

const plainPages = [
  'arrivals',
  'voyages',
  'voyages/import',
  'port',
  'port/hall',
  'holders',
  'search',
  'overdue',
]
const pages = [...plainPages, 'appeals', 'outbox', 'account']

/** Pages of Chen, who as a medical officer has most of them, and the table that an auditor reads. */
async function expectDeskClean(page: Page, desk: string): Promise<void> {
  for (const path of pages) {
    await page.goto(`${desk}/${path}`)
    await page.locator('main h1').waitFor()
    if (['arrivals', 'voyages', 'holders'].includes(path))
      await page.locator('table.list tbody tr').first().waitFor()
    await expectClean(page)
  }
  await page.goto(`${desk}/holders`)
  await page.locator('table.list tbody a').first().click()
  await page.locator('.acts').waitFor()
  await expectClean(page)
  await page.locator('main .mantine-Button-root').first().click()
  await page.locator('.stop').first().waitFor()
  await expectClean(page)
  await page.goto(`${desk}/voyages`)
  await page.locator('table.list tbody a').first().click()
  await page.locator('.level').first().waitFor()
  await expectClean(page)
  await page.goto(`${desk}/port`)
  await page.locator('.flights a').first().click()
  await page.locator('.door-list button').first().click()
  await page.locator('.lane').waitFor()
  await expectClean(page)
}

for (const [language, locale] of [
  ['English', 'en-GB'],
  ['Arabic', 'ar'],
] as const)
  test(`the desk has no barrier that axe knows of, in ${language}`, async ({ browser, product }) => {
    test.setTimeout(400_000)
    const desk = deskOf(product)
    const context = await browser.newContext({ locale, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.goto(`${desk}/sign-in`)
    await page.locator('.cast button').first().waitFor()
    await expectClean(page)
    await page.locator('.cast button').nth(2).click()
    await page.locator('.rail').waitFor()
    await expectDeskClean(page, desk)
    await page.goto(`${desk}/sign-in`)
    await page.locator('.cast button').nth(8).click()
    await page.locator('table.list').waitFor()
    await expectClean(page)
    await context.close()
  })
