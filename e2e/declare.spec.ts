import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { amina, declare, luca } from './answers.ts'
import { expect, test } from './product.ts'

test.use({ at: '2020-02-26T09:00:00+08:00', locale: 'zh-CN', viewport: { width: 390, height: 844 } })
test.describe.configure({ mode: 'serial' })

const laterByAWeek = {
  'voyage/departsAt': '2020-03-04T19:50',
  'voyage/arrivesAt': '2020-03-05T10:05',
  'stops/0/fromOn': '2020-02-06',
  'stops/0/untilOn': '2020-03-04',
  'stops/1/fromOn': '2020-03-04',
  'stops/1/untilOn': '2020-03-04',
}

test.describe('Amina and her brother fly from Milan by Moscow to Shanghai', () => {
  test.use({ javaScriptEnabled: false })

  test('on 27 February their codes are green, for no list of countries is in force', async ({
    page,
    product,
  }) => {
    await declare(page, `${product.url}/zh-Hans/declare`, [amina, luca])
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的申报已收到')
    await expect(page.locator('.traveller')).toHaveCount(2)
    for (const traveller of await page.locator('.traveller').all()) {
      await expect(traveller).toContainText('绿码')
      await expect(traveller).toContainText('目前没有国家名单')
      await expect(traveller).toContainText('2020年2月27日')
    }
  })

  test('on 5 March they are orange, and the reason is Italy, not Russia', async ({ page, product }) => {
    product.command('clock', 'advance', '--to', '2020-03-04T09:00:00+08:00')
    await declare(page, `${product.url}/zh-Hans/declare`, [
      { ...amina, ...laterByAWeek },
      { ...luca, ...laterByAWeek },
    ])
    for (const traveller of await page.locator('.traveller').all()) {
      await expect(traveller).toContainText('橙码')
      await expect(traveller).toContainText('意大利')
      await expect(traveller).not.toContainText('俄罗斯')
    }
    await page.locator('.traveller a.button').first().click()
    await expect(page.locator('main')).toContainText('意大利')
    await expect(page.locator('main svg').first()).toBeVisible()
  })

  test('she comes back on another device with reference and secret', async ({ page, product }) => {
    await declare(page, `${product.url}/zh-Hans/declare`, [
      { ...amina, ...laterByAWeek, 'identity/documentNumber': 'L898902C4' },
    ])
    const [reference, secret] = await page.locator('.keys dd').allInnerTexts()
    await page.context().clearCookies()
    await page.goto(`${product.url}/zh-Hans/declaration`)
    await page.locator('[name=reference]').fill(reference ?? '')
    await page.locator('[name=secret]').fill(secret ?? '')
    await page.locator('main button').last().click()
    await expect(page.locator('main')).toContainText('AMINA ERIKSSON')
  })

  test('a wrong check digit is named, and what was typed stays', async ({ page, product }) => {
    await page.goto(`${product.url}/en/declare`)
    const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10'
    await page.locator('[name="identity/mrz"]').fill(zone)
    await page.locator('main button[name=go]').last().click()
    await expect(page.locator('.error-summary, [role=alert]').first()).toContainText(/check digit/i)
    await expect(page.locator('[name="identity/mrz"]')).toHaveValue(/L898902C37/)
  })
})

test('anyone checks a code on the command line with the files as they are served', async ({
  request,
  product,
}, info) => {
  const api = await (await request.get(`${product.url}/api/v1/openapi.json`)).json()
  const example = api.paths['/declarations'].post.requestBody.content['application/json'].example
  const answer = await request.post(`${product.url}/api/v1/declarations`, { data: atThisClock(example) })
  expect(answer.status()).toBe(201)
  const { holders } = await answer.json()
  const save = async (path: string, name: string) => {
    const file = info.outputPath(name)
    writeFileSync(file, await (await request.get(`${product.url}${path}`)).body())
    return file
  }
  const trust = await save('/.well-known/pratique/trust-list.json', 'trust.json')
  const lists = await (await request.get(`${product.url}/api/v1/status-lists`)).json()
  const status = await save(new URL(lists.status_lists[0], product.url).pathname, 'status')
  const verify = (code: string) =>
    spawnSync(
      'node',
      [
        'apps/server/bin/pratique.mjs',
        'code',
        'verify',
        '--trust',
        trust,
        '--status',
        status,
        '--at',
        '2020-03-04T10:00:00+08:00',
        '--json',
      ],
      { input: code, encoding: 'utf8' },
    )
  const genuine = verify(holders[0].code)
  expect(JSON.parse(genuine.stdout)).toMatchObject({ valid: true })
  expect(genuine.status).toBe(0)
  const altered = verify(holders[0].code.replace(/.{3}$/, 'ABC'))
  expect(JSON.parse(altered.stdout)).toMatchObject({ valid: false })
  expect(altered.status).toBe(1)
})

/** The documented example stands at the opening of the exercise, 16 March; these journeys play on 4 March. */
function atThisClock(example: unknown): unknown {
  return JSON.parse(
    JSON.stringify(example)
      .replaceAll('2020-03-17', '2020-03-05')
      .replaceAll('2020-03-16', '2020-03-04')
      .replaceAll('2020-03-15', '2020-03-03'),
  )
}

test('a power cut loses nothing that was answered', async ({ request, product }) => {
  const api = await (await request.get(`${product.url}/api/v1/openapi.json`)).json()
  const example = atThisClock(api.paths['/declarations'].post.requestBody.content['application/json'].example)
  const data = JSON.parse(JSON.stringify(example).replaceAll('"documentNumber":"Y', '"documentNumber":"Z'))
  const { reference, secret, holders } = await (
    await request.post(`${product.url}/api/v1/declarations`, { data })
  ).json()
  await product.kill()
  await product.restart()
  const again = await request.get(`${product.url}/api/v1/declarations/${reference}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  expect(again.status()).toBe(200)
  expect((await again.json()).holders[0].decision).toEqual(holders[0].decision)
  expect(product.command('journal', 'verify')).toMatch(/\d/)
})
