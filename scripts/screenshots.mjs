// The pictures of the README and the guides, taken anew from a running exercise:
// node scripts/screenshots.mjs http://localhost:3000
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { browserPath } from './browser.mjs'

const base = process.argv[2] ?? 'http://localhost:3000'
const folder = new URL('../docs/pictures/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })

const api = await (await fetch(`${base}/api/v1/openapi.json`)).json()
const example = api.paths['/declarations'].post.requestBody.content['application/json'].example
const answer = await fetch(`${base}/api/v1/declarations`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(example),
})
if (answer.status !== 201) throw new Error(`The example was not taken: ${await answer.text()}`)
const { reference, secret } = await answer.json()

const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({ executablePath: await browserPath(), args })

async function shoot(name, language, viewport, { darkly = false } = {}) {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    colorScheme: darkly ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const take = (what) => page.screenshot({ path: `${folder}${name}-${what}.png` })
  await page.goto(`${base}/${language}`)
  await take('start')
  await page.goto(`${base}/${language}/declare`)
  await take('question')
  await page.goto(`${base}/${language}/declaration`)
  await page.locator('[name=reference]').fill(reference)
  await page.locator('[name=secret]').fill(secret)
  await page.locator('main form button').last().click()
  await page.locator('.traveller a.button').first().click()
  await page.waitForLoadState('networkidle')
  await take('code')
  await page.goto(`${base}/${language}/verify`)
  await page.waitForLoadState('networkidle')
  await take('verify')
  await context.close()
}

/** The desk as one of the exercise's cast sees it. */
async function shootDesk(name, cast, viewport, { darkly = false, language = 'en-GB', pages }) {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    locale: language,
    colorScheme: darkly ? 'dark' : 'light',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  await page.goto(`${base}/desk/sign-in`)
  await page.locator('.cast button', { hasText: cast }).click()
  await page.locator('.rail').waitFor()
  for (const [what, visit] of Object.entries(pages)) {
    await visit(page)
    await page.screenshot({ path: `${folder}${name}-${what}.png` })
  }
  await context.close()
}

const rows = (page) => page.locator('table.list tbody tr').first().waitFor()
const open = (path, ready) => async (page) => {
  await page.goto(`${base}/desk/${path}`)
  await ready(page)
}
const arrivals = open('arrivals', rows)
const people = open('holders', rows)
const person = async (page) => {
  await people(page)
  await page.locator('table.list tbody a').first().click()
  await page.locator('.acts').waitFor()
}
const door = async (page) => {
  await page.goto(`${base}/desk/port`)
  await page.locator('.flights a').nth(3).click()
  await page.locator('.door-list button').first().click()
  await page.getByRole('textbox').nth(1).fill('366')
  await page.locator('.lane').waitFor()
}
const voyages = open('voyages', rows)
const hall = open('port/hall', (page) => page.locator('.hall').first().waitFor())

const phone = { width: 390, height: 844 }
const tablet = { width: 820, height: 1180 }
const desktop = { width: 1280, height: 800 }
await shootDesk('desk-staff', 'Chen', desktop, { pages: { arrivals, people, person, voyages, hall } })
await shootDesk('desk-staff-dark', 'Chen', desktop, { darkly: true, pages: { person } })
await shootDesk('phone-staff', 'Chen', phone, { pages: { arrivals, person } })
await shootDesk('phone-staff-dark', 'Chen', phone, { darkly: true, pages: { people } })
await shootDesk('phone-staff-ar', 'Chen', phone, { language: 'ar', pages: { person } })
await shootDesk('tablet-staff', 'Chen', tablet, { pages: { door } })
await shootDesk('tablet-staff-dark', 'Chen', tablet, { darkly: true, pages: { door } })
await shootDesk('tablet-staff-ar', 'Chen', tablet, { language: 'ar', pages: { door } })

await shoot('phone-en', 'en', { width: 390, height: 844 })
await shoot('phone-ar', 'ar', { width: 390, height: 844 })
await shoot('desk-en', 'en', { width: 1280, height: 800 })

// One picture of four for the top of the README.
const page = await browser.newPage({ viewport: { width: 1600, height: 880 } })
const four = ['phone-en-start', 'phone-en-code', 'phone-en-verify', 'phone-ar-code']
await page.goto(base)
await page.evaluate(
  (sources) => {
    document.head.innerHTML = ''
    document.body.innerHTML = sources.map((source) => `<img alt="" src="${source}">`).join('')
  },
  await Promise.all(
    four.map(async (name) => {
      const { readFileSync } = await import('node:fs')
      return `data:image/png;base64,${readFileSync(`${folder}${name}.png`).toString('base64')}`
    }),
  ),
)
await page.locator('img').last().waitFor()
await page.screenshot({ path: `${folder}phone.png` })
await browser.close()
