// Declares on the public pages as a traveller would, page by page; fields are named by the questionnaire.
import type { Page } from '@playwright/test'

export type Fields = Readonly<Record<string, string>>

export const amina: Fields = {
  'identity/documentType': 'passport',
  'identity/issuingState': 'UTO',
  'identity/documentNumber': 'L898902C3',
  'identity/primaryIdentifier': 'ERIKSSON',
  'identity/secondaryIdentifier': 'AMINA',
  'identity/dateOfBirth': '1974-08-12',
  'identity/sex': 'F',
  'identity/dateOfExpiry': '2022-04-15',
  'contact/email': 'amina@example.org',
  'voyage/conveyance': 'aircraft',
  'voyage/flight': 'SU208',
  'voyage/seat': '31K',
  'voyage/departureAirport': 'SVO',
  'voyage/departsAt': '2020-02-26T19:50',
  'voyage/arrivalAirport': 'PVG',
  'voyage/arrivesAt': '2020-02-27T10:05',
  'stops/0/country': '意大利',
  'stops/0/fromOn': '2020-02-01',
  'stops/0/untilOn': '2020-02-26',
  'stops/0/kind': 'stay',
  'stops/1/country': 'RU',
  'stops/1/fromOn': '2020-02-26',
  'stops/1/untilOn': '2020-02-26',
  'stops/1/kind': 'airside',
  'stops/1/airsideHours': '4.5',
  'address/district': '331121',
  'address/street': '鹤城街道12号',
  'address/kind': 'own-home',
  'address/fixedHome': 'true',
  'exposure/contact': 'false',
  'exposure/clusterIll': 'false',
  'symptoms/present': 'none',
  'symptoms/antipyretics': 'false',
  'tests/taken': 'false',
}

/** Her brother, who sits beside her; what they share the pages bring along. */
export const luca: Fields = {
  'identity/documentType': 'passport',
  'identity/issuingState': 'UTO',
  'identity/documentNumber': 'X1234567Y',
  'identity/primaryIdentifier': 'ERIKSSON',
  'identity/secondaryIdentifier': 'LUCA',
  'identity/dateOfBirth': '1980-03-04',
  'identity/sex': 'M',
  'identity/dateOfExpiry': '2024-01-31',
  'voyage/seat': '31J',
  'exposure/contact': 'false',
  'exposure/clusterIll': 'false',
  'symptoms/present': 'none',
  'symptoms/antipyretics': 'false',
  'tests/taken': 'false',
  'party/relation': 'relative',
}

const onwards = 'main button[name=go][value=on]'

export async function fillPage(page: Page, fields: Fields): Promise<void> {
  // A click waits until the next page begins, not until all of its fields are there.
  await page.waitForLoadState('load')
  const onPage = await page.locator('main form [name]').evaluateAll((elements) =>
    elements.map((element) => ({
      name: element.getAttribute('name') ?? '',
      type: element.getAttribute('type') ?? '',
      value: element.getAttribute('value') ?? '',
    })),
  )
  for (const { name, type, value } of onPage) {
    const answer = fields[name]
    if (answer === undefined) continue
    if (type !== 'radio' && type !== 'checkbox') await page.locator(`[name="${name}"]`).fill(answer)
    else if (value === answer) await page.locator(`[name="${name}"][value="${value}"]`).check()
  }
}

export const path = (page: Page): string => new URL(page.url()).pathname

/** From the first page of a traveller to the page of the party. */
async function answer(page: Page, fields: Fields): Promise<void> {
  while (!path(page).endsWith('/declare/party')) {
    const before = path(page)
    const wantsSecondStop = before.endsWith('/stops') && 'stops/1/country' in fields
    if (wantsSecondStop && (await page.locator('[name="stops/1/country"]').count()) === 0)
      await page.locator('main button[name=add]').click()
    await fillPage(page, fields)
    await page.locator(onwards).last().click()
    if (path(page) === before) throw new Error(`${before} refused: ${await page.locator('main').innerText()}`)
  }
}

/** Declares a whole party and answers with the page that says it was received open. */
export async function declare(
  page: Page,
  start: string,
  [first, ...others]: readonly [Fields, ...Fields[]],
): Promise<void> {
  await page.goto(start)
  await answer(page, first)
  for (const other of others) {
    await page.locator('main button[name=go][value=add]').click()
    await answer(page, other)
  }
  await page.locator(onwards).click()
  await page.locator('main button[name=go][value=send]').click()
}
