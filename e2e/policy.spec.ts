// Order 3 on 25 March 2020, as the policy desk lives it in the exercise: tried over everyone, the blast radius read in
// numbers, signed by two, in force at midnight; those it binds are decided again and told, who landed keeps hers, and the
// journal names who did it. Then a draft with a defect, which the guard stops.
import type { Browser, Page } from '@playwright/test'
import { DeclarationRequest, HoldersAnswer, TimelineAnswer } from '@pratique/api-contract'
import { expect, type Product, test } from './product.ts'

test.use({ at: '2020-03-25T19:00:00+08:00' })

const documentNumber = 'YC2503202'

/** Amina comes from Tbilisi, of no list, on 27 March; she answers with her reference. */
async function declareFromTbilisi({ url }: Product): Promise<string> {
  const example = structuredClone(DeclarationRequest.meta()?.example) as {
    travellers: { answers: Record<string, Record<string, unknown>> }[]
  }
  const [amina] = example.travellers
  if (amina === undefined) throw new Error('The documented example has a traveller')
  const { identity, voyage } = amina.answers
  const answers = {
    ...amina.answers,
    identity: { ...identity, documentNumber },
    voyage: { ...voyage, departsAt: '2020-03-26T21:00', arrivesAt: '2020-03-27T10:00' },
    stops: [{ country: 'GE', fromOn: '2020-03-01', untilOn: '2020-03-26', kind: 'stay' }],
  }
  const answer = await fetch(`${url}/api/v1/declarations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...example, language: 'en', travellers: [{ answers }] }),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}

async function signIn(browser: Browser, { url }: Product, name: RegExp): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${url}/desk/sign-in`)
  await page.getByRole('button', { name }).click()
  await page.waitForURL((address) => !address.pathname.includes('sign-in'))
  return page
}

async function holderIdOfAmina(page: Page, { url }: Product): Promise<string> {
  await page.goto(`${url}/desk/search`)
  await page.getByText('Travel document', { exact: true }).click()
  await page.getByLabel('Number of the document').fill(documentNumber)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: /^Open: / }).click()
  await page.waitForURL(/\/holders\//)
  return page.url().split('/').at(-1) ?? ''
}

async function timelineOf(page: Page, { url }: Product, holderId: string): Promise<TimelineAnswer> {
  const answer = await page.request.get(`${url}/api/v1/desk/holders/${holderId}`)
  return TimelineAnswer.parse(await answer.json())
}

/** Somebody who landed on a day and is green. */
async function findLanded(page: Page, { url }: Product): Promise<string> {
  const asked = new URLSearchParams({ jurisdiction: 'CN/33', port: 'PVG', on: '2020-03-22', state: 'green' })
  const answer = await page.request.get(`${url}/api/v1/desk/holders?${asked}`)
  const { holders } = HoldersAnswer.parse(await answer.json())
  const landed = holders.find(({ landedAt }) => landedAt !== null)
  if (landed === undefined) throw new Error('Nobody landed green on 22 March')
  return landed.holderId
}

const openDraft = async (page: Page, { url }: Product, title: RegExp): Promise<void> => {
  await page.goto(`${url}/desk/policy`)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('tab', { name: 'Rules' }).waitFor()
}

/** Rehearses as of now; answers what the finding says. */
async function rehearse(page: Page): Promise<{ readonly stricter: number; readonly holders: number }> {
  await page.getByRole('tab', { name: 'Rehearse' }).click()
  await page.getByRole('button', { name: 'Rehearse as of now' }).click()
  const finding = page.getByRole('heading', { name: /people would be held more strictly/ })
  await finding.waitFor({ timeout: 240_000 })
  const [, stricter = '', holders = ''] = /^([\d,]+) of ([\d,]+) people/.exec(await finding.innerText()) ?? []
  return { stricter: Number(stricter.replaceAll(',', '')), holders: Number(holders.replaceAll(',', '')) }
}

const sign = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Review and publish' }).click()
  await page.getByRole('button', { name: 'Put my name to it' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).waitFor()
}

const order3 = /^Version 2: Order 3/

test('Order 3 is tried, signed by two, and binds from midnight those who come', async ({
  browser,
  product,
}) => {
  test.setTimeout(600_000)
  const reference = await declareFromTbilisi(product)
  const [esther, divya, chen] = await Promise.all(
    [/^Esther/, /^Divya/, /^Chen/].map((name) => signIn(browser, product, name)),
  )
  if (!esther || !divya || !chen) throw new Error('the cast signs in')
  const amina = await holderIdOfAmina(chen, product)
  const landed = await findLanded(chen, product)
  const before = (await timelineOf(chen, product, landed)).decision
  expect((await timelineOf(chen, product, amina)).decision).toMatchObject({
    colour: 'green',
    policyVersion: 1,
  })

  await openDraft(esther, product, order3)
  const { stricter, holders } = await rehearse(esther)
  expect(holders).toBeGreaterThan(31_000)
  expect(stricter).toBeGreaterThan(100)
  const share = stricter / holders
  await expect(
    esther.getByText(share > 0.05 ? /a third person must agree/ : /two people publish/).last(),
  ).toBeVisible()
  await expect(
    esther.getByText('Most by the rule “Order 3: every arrival from abroad”').first(),
  ).toBeVisible()
  await expect(esther.locator('.figure .plot').first()).toBeVisible()
  await expect(esther.getByText(/more beds at the peak, on/).first()).toBeVisible()
  await sign(esther)
  await expect(esther.getByText('Order 3: every arrival from abroad').first()).toBeVisible()
  await expect(esther.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled()

  await openDraft(divya, product, order3)
  await sign(divya)
  if (share > 0.05) {
    await openDraft(chen, product, order3)
    await sign(chen)
    await divya.reload()
    await divya.getByRole('tab', { name: 'Review and publish' }).click()
  }
  await divya.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(divya.getByText(/^Published by Esther \(Zhejiang\), Divya \(Zhejiang\)/)).toBeVisible()
  await divya.goto(`${product.url}/desk/policy`)
  await expect(divya.getByText('The chain is whole.')).toBeVisible()
  await expect(divya.getByText(/published · Esther \(Zhejiang\), Divya \(Zhejiang\)/)).toBeVisible()

  product.command('clock', 'advance', '--to', '2020-03-26T00:05:00+08:00')
  await expect
    .poll(async () => (await timelineOf(chen, product, amina)).decision, { timeout: 120_000 })
    .toMatchObject({ colour: 'orange', policyVersion: 2 })
  expect((await timelineOf(chen, product, landed)).decision).toEqual(before)
  await expect
    .poll(async () => (await timelineOf(chen, product, amina)).messages.map(({ kind }) => kind), {
      timeout: 120_000,
    })
    .toContain('policy-changed')
  await chen.goto(`${product.url}/en/exercise/mailbox`)
  await chen.getByLabel('Reference of the declaration').fill(reference)
  await chen.getByRole('button', { name: 'Open the mailbox' }).click()
  await expect(chen.getByText('Order 3: every arrival from abroad').first()).toBeVisible()
})

test('a draft that would hold those whose days are over is stopped by the guard', async ({
  browser,
  product,
}) => {
  test.setTimeout(600_000)
  const [esther, divya] = await Promise.all(
    [/^Esther/, /^Divya/].map((name) => signIn(browser, product, name)),
  )
  if (!esther || !divya) throw new Error('the cast signs in')
  await esther.goto(`${product.url}/desk/policy`)
  await esther.getByRole('row', { name: order3 }).getByRole('button', { name: 'New draft from this' }).click()
  await esther.waitForURL(/\/drafts\//)
  const address = esther.url()
  await esther.getByRole('button', { name: 'Dates and whom it binds' }).click()
  const source = esther.getByLabel('Dates and whom it binds')
  const head = JSON.parse(await source.inputValue()) as Record<string, unknown>
  const binds = { arrivals: 'from-effective', airborne: 'bind', landed: 'bind', reason: head.reason }
  await source.fill(JSON.stringify({ ...head, binds }))
  await esther.getByRole('button', { name: /^Your 14 days are over/ }).click()
  await esther.getByLabel('State it gives').selectOption({ label: 'Orange' })
  await esther.getByLabel('What you changed').fill('planted')
  await esther.getByRole('button', { name: 'Keep as revision 2' }).click()
  await expect(esther.getByText(/Revision 2, Esther/)).toBeVisible()

  const { stricter, holders } = await rehearse(esther)
  expect(stricter).toBeGreaterThan(holders * 0.05)
  await expect(esther.getByText(/above the guard of 5%: a third person must agree/)).toBeVisible()
  await sign(esther)
  await divya.goto(address)
  await divya.getByRole('tab', { name: 'Rules' }).waitFor()
  await sign(divya)
  await expect(divya.getByText(/^2 of 3 have put their names to revision 2/)).toBeVisible()
  await expect(divya.getByText(/^The third may be/)).toBeVisible()
  await expect(divya.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled()
})
