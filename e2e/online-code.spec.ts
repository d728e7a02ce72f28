// A traveller's code is open on her phone and renews itself; somebody copies the picture, and the gate refuses the copy.
import type { Page } from '@playwright/test'
import { declareExample, openCode } from './declared.ts'
import { expect, test } from './product.ts'

test.use({ viewport: { width: 390, height: 844 } })

const liveLeft = (page: Page) => page.locator('#live-left')

async function judged(gate: Page, url: string, picture: Buffer): Promise<string> {
  await gate.goto(`${url}/en/verify`)
  await gate.setInputFiles('#f-picture', { name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect(gate.locator('#f-number')).toBeFocused()
  await gate.getByLabel('There is no document to compare').check()
  await gate.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(gate.locator('#verdict .state-word')).toBeVisible()
  return (await gate.locator('#verdict').textContent()) ?? ''
}

test('a traveller’s code is refreshed online, copied, and refused', async ({ page, browser, product }) => {
  await page.clock.install()
  await openCode(page, product, await declareExample(product))
  await expect(liveLeft(page)).toContainText('This picture renews itself. It holds for')
  const copied = await page.locator('.qr-field').screenshot()
  const drawn = await page.locator('.qr-field path').last().getAttribute('d')

  const gate = await browser.newPage()
  expect(await judged(gate, product.url, copied)).toMatch(/Genuine specimen[\s\S]*Live picture, made at/)

  // The exercise's clock goes on for everybody; the open page asks again when its minute is over.
  product.command('clock', 'advance', '--by', '3m')
  await page.clock.fastForward(61_000)
  await expect(page.locator('.qr-field path').last()).not.toHaveAttribute('d', drawn ?? '')
  await expect(liveLeft(page)).toContainText(/holds for [12]:\d\d/)

  const verdict = await judged(gate, product.url, copied)
  expect(verdict).toContain('Not valid')
  expect(verdict).toContain('This is an old picture of a live code')
  const fresh = await page.locator('.qr-field').screenshot()
  expect(await judged(gate, product.url, fresh)).toContain('Genuine specimen')
  await gate.close()
})

test('without scripts she renews the picture by a link, and finds the offline code', async ({
  browser,
  product,
}) => {
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await phone.newPage()
  await openCode(page, product, await declareExample(product))
  const drawn = await page.locator('.qr-field path').last().getAttribute('d')
  await expect(liveLeft(page)).toContainText('It holds until')
  await page.getByRole('link', { name: 'Renew the picture' }).click()
  await expect(page.locator('.qr-field path').last()).not.toHaveAttribute('d', drawn ?? '')
  await expect(page.locator('.code-paper')).toBeHidden()
  await page.getByRole('link', { name: 'Show the offline code' }).click()
  await expect(page.locator('.code-paper')).toContainText('Offline code')
  await phone.close()
})
