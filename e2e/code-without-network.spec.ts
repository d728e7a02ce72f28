// Amina's code stays on her phone and Boris verifies it at a gate, both without a network: declared through the API,
// looked at, scanned from the screen and judged in a real browser.
import type { Browser, Page } from '@playwright/test'
import { declareExample, openCode } from './declared.ts'
import { expect, type Product, test } from './product.ts'

async function openGate(browser: Browser, { url }: Product): Promise<Page> {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await phone.newPage()
  await page.goto(`${url}/en/verify`)
  await expect(page.locator('#offline')).toHaveText('Ready to work without a network.')
  await phone.setOffline(true)
  await page.reload()
  return page
}

async function typePassport(gate: Page, number: string): Promise<void> {
  await gate.fill('[name=number]', number)
  await gate.fill('[name=dateOfBirth]', '1988-02-29')
  await gate.fill('[name=expiresOn]', '2027-11-30')
  await gate.keyboard.press('Enter')
}

test('a code opens and is verified where there is no network', async ({ page, browser, product }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openCode(page, product, await declareExample(product))
  await expect(page.locator('.specimen-ribbon:visible')).toBeVisible()
  await expect(page.locator('#kept')).toHaveText(
    'This page is kept on this phone. It opens without a network.',
  )
  const picture = await page.locator('.qr-field').screenshot()
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.locator('.state-word:visible')).toContainText('Health code of Amina')
  await expect(page.locator('#refreshed')).toContainText('Last refreshed')
  // Two minutes later the live picture is over; without a network the offline code stands in its place.
  await page.clock.install()
  await page.reload()
  await expect(page.locator('.qr-field')).toBeVisible()
  await page.clock.fastForward(150_000)
  await expect(page.locator('.qr-field')).toBeHidden()
  await expect(page.locator('.code-paper')).toContainText('Offline code')
  await expect(page.locator('.paper-field svg')).toBeVisible()

  const gate = await openGate(browser, product)
  await gate.setInputFiles('#f-picture', { name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect(gate.locator('#f-number')).toBeFocused()
  await gate.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(gate.locator('#summary')).toContainText('Type the document number')
  await expect(gate.locator('#verdict')).toBeEmpty()
  await typePassport(gate, 'YA1234567')
  await expect(gate.locator('#verdict')).toContainText('Genuine specimen')
  await expect(gate.locator('#verdict')).toContainText('Issued for this travel document.')
  await expect(gate.locator('#verdict .state-is-green')).toHaveCount(0)

  await gate.getByRole('button', { name: 'Check the next code' }).click()
  await gate.setInputFiles('#f-picture', { name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect(gate.locator('#f-number')).toBeFocused()
  await typePassport(gate, 'YA7654321')
  await expect(gate.locator('#verdict')).toContainText('Not valid')
  await expect(gate.locator('#verdict')).toContainText('issued for another travel document')
})

test('taken off the phone, the page needs a network again', async ({ page, product }) => {
  await openCode(page, product, await declareExample(product))
  await page.getByRole('button', { name: 'Remove it from this phone' }).click()
  await expect(page.locator('#kept')).toContainText('Removed')
  await page.context().setOffline(true)
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
})
