import { fillPage, path } from './answers.ts'
import { expect, test } from './product.ts'

test.use({ locale: 'fr-FR', viewport: { width: 390, height: 844 } })
test.describe.configure({ mode: 'serial' })

const louise = {
  'identity/documentType': 'identity-card',
  'identity/documentNumber': 'E20200042',
  'identity/primaryIdentifier': 'MARCHAND',
  'identity/secondaryIdentifier': 'LOUISE',
  'identity/dateOfBirth': '1990-05-17',
  'identity/dateOfExpiry': '2030-05-16',
  'identity/sex': 'F',
  'contact/email': 'louise@example.org',
  'address/district': '330102',
  'address/street': '8 Wangjiang Road',
  'stops/0/region': 'CN-42',
  'stops/0/fromOn': '2020-03-01',
  'stops/0/untilOn': '2020-03-10',
  'exposure/contact': 'false',
  'exposure/clusterIll': 'false',
  'symptoms/present': 'none',
  'symptoms/antipyretics': 'false',
}

test('Louise, who lives here, applies in French and gets the code of residents', async ({
  page,
  product,
  browser,
}) => {
  await page.goto(`${product.url}/fr`)
  await page.getByRole('link', { name: /code de santé des résidents/ }).click()
  await page.getByRole('link', { name: 'Commencer' }).click()
  while (!path(page).endsWith('/resident/check')) {
    const before = path(page)
    await fillPage(page, louise)
    await page.locator('main button[name=go][value=on]').last().click()
    expect(path(page), (await page.locator('main').textContent()) ?? '').not.toBe(before)
  }
  await page.locator('main button[name=go][value=send]').click()
  const traveller = page.locator('.traveller')
  await expect(traveller).toHaveCount(1)
  await expect(traveller).toContainText('Rouge')
  await expect(traveller).toContainText('Hubei')

  await traveller.locator('a.button').click()
  const field = page.locator('.scheme-is-resident:visible')
  await expect(field).toBeVisible()
  await expect(field).toHaveClass(/state-is-red/)
  await expect(page.locator('.scheme-is-international')).toHaveCount(0)
  const picture = await page.locator('.qr-field').screenshot()

  // Another phone: whoever checks at a door knows which kind of code it is.
  const gate = await browser.newPage()
  await gate.goto(`${product.url}/fr/verify`)
  await gate.setInputFiles('#f-picture', { name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect(gate.locator('#f-number')).toBeFocused()
  // Her code is bound to her card: the gate compares the two.
  await gate.fill('#f-number', 'E2020 0042')
  await gate.fill('#f-dateOfBirth', '1990-05-17')
  await gate.fill('#f-expiresOn', '2030-05-16')
  await gate.getByRole('button', { name: 'Vérifier', exact: true }).click()
  const verdict = gate.locator('#verdict')
  await expect(verdict.locator('.scheme-is-resident')).toBeVisible()
  await expect(verdict).toContainText('Rouge')
  await gate.close()
})
