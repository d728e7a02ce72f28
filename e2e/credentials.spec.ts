// Certificates of other issuers and codes that a phone proves, in a real browser: added to a declaration by picture,
// camera and text; told apart at a gate without a network; shown by the phone they were issued to, and copied.
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { qrSvg } from '@pratique/verifier/qr-svg'
import { vectors } from '../packages/health-credential/test/vectors.ts'
import { declareExample, openCode, openDeclaration } from './declared.ts'
import { expect, test } from './product.ts'

test.use({ viewport: { width: 390, height: 844 } })

const specimens: readonly { readonly id: string; readonly text: string }[] = JSON.parse(
  readFileSync(new URL('../packs/zhejiang-2020/credentials/specimens.json', import.meta.url), 'utf8'),
)
const specimen = (id: string) => specimens.find((one) => one.id === id)?.text ?? ''

/** A picture of a text as a printer would draw it. */
async function pictureOf(browser: Browser, text: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
  await page.setContent(`<div style="width:800px;padding:40px">${await qrSvg(text, 'code')}</div>`)
  const picture = await page.locator('svg').screenshot()
  await page.close()
  return picture
}

const png = (buffer: Buffer) => ({ name: 'code.png', mimeType: 'image/png', buffer })

test('a traveller adds certificates by picture, by camera and by text', async ({
  page,
  browser,
  product,
}) => {
  // A camera that looks at a paper, without one being built into the machine.
  const paper = await pictureOf(browser, specimen('recovery'))
  await page.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${paper.toString('base64')}'
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const draw = () => canvas.getContext('2d').drawImage(image, 0, 0)
    setInterval(draw, 50)
    draw()
    return canvas.captureStream(20)
  }`)
  await openDeclaration(page, product, await declareExample(product))
  await page.locator('a[href*="/declaration/certificates/1"]').first().click()
  const text = page.locator('#f-text')
  const counting = page.getByText('Yes. The rules may use it.')

  await page.setInputFiles('#f-picture', png(await pictureOf(browser, specimen('vaccination'))))
  await expect(text).toHaveValue(specimen('vaccination'))
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('status').first()).toContainText('The certificate was added.')
  await expect(counting).toHaveCount(1)

  await page.locator('#camera-start').click()
  await expect(text).toHaveValue(specimen('recovery'))
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(counting).toHaveCount(2)

  await text.fill(specimen('forged'))
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.locator('.summary, [role=alert]').first()).toContainText('The signature does not fit')
  await text.fill(`  ${specimen('test')}\n`)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(counting).toHaveCount(3)
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(page.locator('main')).toContainText('Vaccination')
})

interface Text {
  readonly id: string
  readonly text?: string
  readonly b64?: string
}
function vector(suite: string, id: string): string {
  const found = vectors<Text>(suite).find((one) => one.id.endsWith(id))
  return (found?.text ?? found?.b64 ?? '').trim()
}

/** A SMART Health Card in force in the days of the exercise, and the keys of its issuer. */
function ownCard() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'ES256' }
  const patient = {
    resourceType: 'Patient',
    name: [{ family: 'Rossi', given: ['Amina'] }],
    birthDate: '1988-02-29',
  }
  const payload = {
    iss: 'https://issuer.example',
    nbf: Date.parse('2020-03-01T00:00:00Z') / 1000,
    vc: {
      type: ['https://smarthealth.cards#health-card'],
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [{ fullUrl: 'resource:0', resource: patient }],
        },
      },
    },
  }
  const part = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
  const header = { zip: 'DEF', alg: 'ES256', kid: 'k1' }
  const signed = `${part(JSON.stringify(header))}.${part(deflateRawSync(JSON.stringify(payload)))}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const jws = `${signed}.${part(signature)}`
  const digits = [...jws].map((one) => String(one.charCodeAt(0) - 45).padStart(2, '0')).join('')
  return { text: `shc:/${digits}`, keys: JSON.stringify({ keys: [jwk] }) }
}

test('a gate without a network says which credential it is', async ({ browser, product }, testInfo) => {
  const loadIssuers = (name: string, content: string) => {
    const file = testInfo.outputPath(`${name}.json`)
    writeFileSync(file, content)
    product.command('trust', 'load', name, file)
  }
  const card = ownCard()
  loadIssuers('cards', card.keys)
  loadIssuers('passes', vector('nzcovidpass', 'valid/did.json'))
  loadIssuers('seals', JSON.stringify([vector('icao-vds-nc', 'ios/cscaCertData')]))
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const gate = await phone.newPage()
  await gate.goto(`${product.url}/en/verify`)
  await expect(gate.locator('#offline')).toHaveText('Ready to work without a network.')
  await phone.setOffline(true)
  await gate.reload()
  const verdictOn = async (text: string) => {
    await gate.fill('#f-code', text)
    await gate.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(gate.locator('#verdict .state-word')).toBeVisible()
    const said = (await gate.locator('#verdict').textContent()) ?? ''
    await gate.getByRole('button', { name: 'Check the next code' }).click()
    return said
  }
  expect(await verdictOn(specimen('vaccination'))).toMatch(
    /Genuine and in force\s*EU Digital COVID Certificate[\s\S]*Vaccination/,
  )
  expect(await verdictOn(specimen('forged'))).toMatch(/Not valid[\s\S]*signature does not fit/)
  expect(await verdictOn(specimen('unknown-issuer'))).toMatch(/Cannot say\s*EU Digital COVID Certificate/)
  expect(await verdictOn(card.text)).toMatch(/Genuine and in force\s*SMART Health Card[\s\S]*Amina Rossi/)
  // Made in years to come, by issuers that are on the lists.
  expect(await verdictOn(vector('nzcovidpass', 'valid/nzcp.txt'))).toMatch(
    /Not valid\s*New Zealand COVID Pass\s*It is not valid yet/,
  )
  expect(await verdictOn(vector('icao-vds-nc', 'ios/validVDSJson'))).toMatch(
    /Not valid\s*Visible digital seal \(ICAO VDS-NC\)\s*The certificate of its signer is not valid yet\.\s*$/,
  )
  // The hard pictures are read in the browser too; the fourth has lost more than its correction gives back.
  const hard = (name: string) =>
    readFileSync(
      new URL(
        `../packages/health-credential/vectors/qr-images/shc/test-example-00-g-qr-code-0-${name}`,
        import.meta.url,
      ),
    )
  for (const name of ['scaled-23.jpg', 'scaled-85.jpg', 'single_qr_segment.png']) {
    await gate.fill('#f-code', '')
    await gate.setInputFiles('#f-picture', { name, mimeType: 'image/*', buffer: hard(name) })
    await expect(gate.locator('#f-code'), name).toHaveValue(/^shc:\/\d{1500,}$/)
    expect(await verdictOn(await gate.locator('#f-code').inputValue())).toContain('SMART Health Card')
  }
  await gate.setInputFiles('#f-picture', png(hard('corrupted.png')))
  await expect(gate.locator('#reading')).toContainText('No QR code was found')
  await phone.close()
})

test('without a network her phone proves the code, and a copy is refused', async ({
  page,
  browser,
  product,
}) => {
  const registered = page.waitForResponse((response) => response.url().endsWith('/phone'))
  await openCode(page, product, await declareExample(product))
  expect((await registered).ok()).toBe(true)
  await expect(page.locator('#kept')).toContainText('kept on this phone')
  const gate = await browser.newPage()
  await gate.goto(`${product.url}/en/verify`)
  await expect(gate.locator('#offline')).toHaveText('Ready to work without a network.')
  await page.context().setOffline(true)
  for (const one of [page, gate]) {
    await one.clock.install()
    await one.reload()
  }
  await page.clock.fastForward(150_000)
  await gate.clock.fastForward(150_000)
  await expect(page.locator('#live-left')).toContainText('No network: this phone signs the picture itself.')
  const shown = async () => {
    await expect(page.locator('.qr-field')).toBeVisible()
    return page.locator('.qr-field').screenshot()
  }
  const judged = async (picture: Buffer) => {
    await gate.setInputFiles('#f-picture', png(picture))
    await expect(gate.locator('#f-number')).toBeFocused()
    await gate.getByLabel('There is no document to compare').check()
    await gate.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(gate.locator('#verdict .state-word')).toBeVisible()
    const said = (await gate.locator('#verdict').textContent()) ?? ''
    await gate.getByRole('button', { name: 'Check the next code' }).click()
    return said
  }
  const first = await shown()
  expect(await judged(first)).toMatch(/Genuine specimen[\s\S]*Shown by the phone it was issued to, just now/)
  expect(await judged(first)).toMatch(/Not valid[\s\S]*This very picture was shown here before/)

  const drawn = await page.locator('.qr-field path').last().getAttribute('d')
  await page.clock.fastForward(15_000)
  await gate.clock.fastForward(15_000)
  await expect(page.locator('.qr-field path').last()).not.toHaveAttribute('d', drawn ?? '')
  expect(await judged(await shown())).toContain('Genuine specimen')

  const kept = await shown()
  await gate.clock.fastForward(90_000)
  expect(await judged(kept)).toMatch(/Not valid[\s\S]*The picture is old and may be a copy/)
  await gate.close()
})
