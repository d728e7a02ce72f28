import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { style } from '../site/style.node.ts'
import { type Entry, isEntry, isList, type Json } from './answers.ts'
import { declarationPages } from './declaration.page.ts'
import { declarePages } from './declare.page.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

/** A browser without scripts: follows redirects and keeps its cookies. */
async function openBrowser(scene: Scene) {
  const { app } = await openFront(scene, (front) => {
    front.route('/', declarationPages(scene.house))
    front.route('/', declarePages(scene.house))
  })
  const cookies = new Map<string, string>()
  const ask = async (
    path: string,
    init: RequestInit = {},
  ): Promise<{ response: Response; path: string; text: string }> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(path, { ...init, headers: { cookie, ...init.headers } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const to = response.headers.get('location')
    return to === null ? { response, path, text: await response.text() } : ask(to)
  }
  const send = (path: string, form: string | Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    })
  return { app, cookies, ask, send }
}

const voyageOf = ({ travellers }: ReturnType<typeof example>) =>
  travellers[0]?.answers.voyage as unknown as Json

/** A page of answers as a form would send it. */
function formOf(group: string, answers: Json | undefined): string {
  const form = new URLSearchParams()
  const add = (prefix: string, entry: Entry) => {
    for (const [key, value] of Object.entries(entry))
      for (const one of isList(value) ? value : [value]) form.append(`${prefix}/${key}`, String(one))
  }
  if (isList(answers ?? null))
    for (const [row, entry] of (answers as Entry[]).entries()) add(`${group}/${row}`, entry)
  else if (isEntry(answers)) add(group, answers)
  return form.toString()
}

const groups = [
  'identity',
  'contact',
  'voyage',
  'stops',
  'address',
  'domesticContact',
  'exposure',
  'symptoms',
  'tests',
  'assistance',
]
type Browser = Awaited<ReturnType<typeof openBrowser>>

async function fillIn(browser: Browser, language: string): Promise<string> {
  const answers = example().travellers[0]?.answers as unknown as Record<string, Json>
  let path = (await browser.ask(`/${language}/declare`)).path
  for (const group of groups) {
    expect(path).toBe(`/${language}/declare/1/${group}`)
    const next = await browser.send(path, formOf(group, answers[group]))
    expect(next.response.status, next.text.slice(0, 3000)).toBe(200)
    path = next.path
  }
  return path
}

const count = async ({ db }: Scene, table: string): Promise<number> =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n)

story('Amina declares in Chinese without scripts, and presses the button twice', async (scene) => {
  const browser = await openBrowser(scene)
  expect(await fillIn(browser, 'zh-Hans')).toBe('/zh-Hans/declare/party')
  const check = await browser.send('/zh-Hans/declare/party', { go: 'on' })
  expect(check.path).toBe('/zh-Hans/declare/check')
  expect(check.text).toContain('意大利')
  const first = await browser.send('/zh-Hans/declare/check', { go: 'send' })
  const second = await browser.send('/zh-Hans/declare/check', { go: 'send' })
  expect([first.path, second.path]).toEqual(['/zh-Hans/declaration/done', '/zh-Hans/declaration/done'])
  expect(first.text).toContain('AMINA FIORE')
  expect(first.text).toMatch(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/)
  expect(await count(scene, 'holder')).toBe(1)
  expect(await count(scene, 'declaration')).toBe(1)
})

story('what was typed stays, also where it was wrong', async (scene) => {
  const browser = await openBrowser(scene)
  const again = await browser.send('/en/declare/1/identity', {
    'identity/primaryIdentifier': 'Fiore <b>',
    'identity/dateOfBirth': '1988-02-30',
  })
  expect(again.response.status).toBe(422)
  expect(again.text).toContain('value="Fiore &lt;b&gt;"')
  expect(again.text).toContain('value="1988-02-30"')
  expect(again.text).toContain('href="#f-identity-dateOfBirth"')
  expect((await browser.ask('/en/declare/1/identity')).text).toContain('value="1988-02-30"')
})

story('a machine-readable zone fills in the page; a wrong digit is named', async (scene) => {
  const browser = await openBrowser(scene)
  const lines = [`P<ITAFIORE<<AMINA${'<'.repeat(27)}`, 'YA12345676ITA8802299F2711302<<<<<<<<<<<<<<06']
  const wrong = await browser.send('/en/declare/1/identity', {
    'identity/mrz': lines.join('\r\n').replace('ITA8802299', 'ITA8802298'),
  })
  expect(wrong.text).toContain('The check digit of the date of birth does not fit (line 2)')
  const right = await browser.send('/en/declare/1/identity', {
    'identity/mrz': lines.join('\r\n').toLowerCase(),
  })
  expect(right.path, right.text.slice(0, 3000)).toBe('/en/declare/1/contact')
  const back = await browser.ask('/en/declare/1/identity')
  expect(back.text).toContain('value="FIORE"')
  expect(back.text).toContain('value="1988-02-29"')
})

story('a draft goes on elsewhere with reference and secret, and with nothing less', async (scene) => {
  const browser = await openBrowser(scene)
  await browser.send('/en/declare/1/identity', { 'identity/primaryIdentifier': 'FIORE' })
  const later = await browser.ask('/en/declare/later')
  const [reference = '', secret = ''] = [...later.text.matchAll(/<dd class="mono" dir="ltr">([^<]+)</g)].map(
    (found) => found[1] ?? '',
  )
  browser.cookies.clear()
  const wrong = await browser.send('/en/declaration', { reference, secret: '0000-0000-0000-0000' })
  expect(wrong.response.status).toBe(422)
  const nobody = await browser.send('/en/declaration', { reference: '7K4-D9X-WQ2', secret })
  expect(nobody.text.replaceAll(/7K4-D9X-WQ2|[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/g, '')).toBe(
    wrong.text.replaceAll(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/g, ''),
  )
  expect(browser.cookies.has('declaration')).toBe(false)
  const right = await browser.send('/ar/declaration', {
    reference: reference.toLowerCase().replaceAll('-', ' '),
    secret,
  })
  expect(right.path).toBe('/ar/declare/1/contact')
  expect(right.text).toContain('dir="rtl"')
})

story('a form of another site changes nothing', async (scene) => {
  const browser = await openBrowser(scene)
  const foreign = await browser.send(
    '/fr/declare/1/identity',
    { 'identity/primaryIdentifier': 'X' },
    { 'sec-fetch-site': 'cross-site', accept: 'text/html' },
  )
  expect(foreign.response.status).toBe(403)
  expect(foreign.text).toContain('Ce formulaire ne vient pas de notre page')
  expect(await count(scene, 'declaration')).toBe(0)
})

story('an unknown language is answered in the nearest one, with all of ours', async (scene) => {
  const { ask } = await openBrowser(scene)
  const { response, text } = await ask('/zh-Hant/declare', { headers: { accept: 'text/html' } })
  expect(response.status).toBe(404)
  expect(text).toContain('<html lang="zh-Hans"')
  expect(text).toContain('href="/ar"')
  expect((await ask('/zh-CN/declare')).path).toBe('/zh-Hans/declare/1/identity')
})

story('every page with its style stays under 30 KB', async (scene) => {
  const browser = await openBrowser(scene)
  const pages = ['/zh-Hans', '/ar/privacy', '/en/declare/1/identity']
  await fillIn(browser, 'en')
  for (const group of groups) pages.push(`/en/declare/1/${group}`)
  await browser.send('/en/declare/check', { go: 'send' })
  pages.push('/en/declaration/done', '/ar/declaration/print', '/en/declaration/data')
  for (const page of pages) {
    const { text, response } = await browser.ask(page)
    expect(response.status, page).toBe(200)
    expect(gzipSync(text).length + gzipSync(style).length, page).toBeLessThan(30_000)
  }
})

story('the sheet for paper says in shape and words of which kind the code is', async (scene) => {
  const browser = await openBrowser(scene)
  await fillIn(browser, 'en')
  const check = await browser.ask('/en/declare/check')
  expect(check.text).not.toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/)
  await browser.send('/en/declare/check', { go: 'send' })
  const { text } = await browser.ask('/en/declaration/print')
  expect(text).toMatch(/sheet-international[\s\S]*scheme-mark[\s\S]*International health code/)
  const chinese = await browser.ask('/zh-Hans/declaration/print')
  expect(chinese.text).toContain('国际健康码')
})

story('a delay is told on one page, withdrawing on another, and erasure leaves receipts', async (scene) => {
  const browser = await openBrowser(scene)
  await fillIn(browser, 'it')
  await browser.send('/it/declare/check', { go: 'send' })
  const moved = await browser.send('/it/declaration/arrival', {
    'voyage/departsAt': '2020-03-17T07:30',
    'voyage/arrivesAt': '2020-03-17T22:00',
  })
  expect(moved.path).toBe('/it/declaration/changed')
  expect((await browser.send('/it/declaration/withdraw', {})).text).toContain(
    'I suoi codici non sono più validi',
  )
  const erased = await browser.send('/it/declaration/erase', {})
  expect(erased.text).toContain('I tuoi dati sono stati cancellati')
  expect(erased.text).toMatch(/Ricevuta<\/dt><dd class="receipt" dir="ltr">[0-9a-f-]{36}</)
  expect(erased.text).toMatch(/Cancellato<\/dt><dd><time datetime="2020-[^"]+Z">\d+ \w+ 2020/)
  expect(await count(scene, 'identity')).toBe(0)
  expect(await count(scene, 'declaration')).toBe(0)
  expect((await browser.ask('/it/declaration/overview')).path).toBe('/it/declaration')
})

story('a flight weeks later lets nobody forget where she was: her last stop counts on', async (scene) => {
  const browser = await openBrowser(scene)
  await fillIn(browser, 'en')
  await browser.send('/en/declare/check', { go: 'send' })
  const moved = await browser.send('/en/declaration/arrival', {
    'voyage/departsAt': '2020-04-05T19:30',
    'voyage/arrivesAt': '2020-04-06T10:00',
  })
  expect(moved.path).toBe('/en/declaration/changed')
  expect(moved.text).toContain('your answers say nothing of the days before it')
  expect(moved.text).toContain('state-orange')
  expect(moved.text).not.toContain('state-specimen')
  const onward = formOf('stops', [
    { country: 'IT', fromOn: '2020-02-20', untilOn: '2020-03-16', kind: 'stay' },
    { country: 'EG', fromOn: '2020-03-16', untilOn: '2020-04-06', kind: 'stay' },
  ])
  await browser.ask('/en/declaration/amend')
  await browser.send('/en/declare/1/stops', onward)
  const said = await browser.send('/en/declare/check', { go: 'send' })
  expect(said.path).toBe('/en/declaration/changed')
  expect(said.text).toContain('The earlier answer stands until an officer has confirmed the new one')
  expect(said.text).toContain('state-orange')
  const held = await browser.ask('/en/declaration/data')
  const [counting, waiting] = held.text.split('Your new answers, which wait for an officer')
  expect(counting).toContain('Italy')
  expect(counting).not.toContain('Egypt')
  expect(waiting).toContain('Egypt')
})

story('a flight that no table knows is worth a second look, and sent all the same', async (scene) => {
  const browser = await openBrowser(scene)
  await fillIn(browser, 'en')
  expect((await browser.ask('/en/declare/check')).text).not.toContain('We know no flight of')
  await browser.send(
    '/en/declare/1/voyage',
    formOf('voyage', { ...(voyageOf(example()) as Entry), flight: 'AZ1' }),
  )
  expect((await browser.ask('/en/declare/check')).text).toMatch(
    /We know no flight of Alitalia \(AZ\) from Moscow/,
  )
  expect((await browser.send('/en/declare/check', { go: 'send' })).path).toBe('/en/declaration/done')
})

story('a companion begins with the voyage of the first, and says who she is', async (scene) => {
  const browser = await openBrowser(scene)
  await fillIn(browser, 'en')
  const added = await browser.send('/en/declare/party', { go: 'add' })
  expect(added.path).toBe('/en/declare/2/identity')
  expect((await browser.ask('/en/declare/2/voyage')).text).toContain('value="SU208"')
  const child = example().travellers[1]?.answers as unknown as Record<string, Json>
  for (const group of ['identity', 'exposure', 'symptoms', 'tests'])
    await browser.send(`/en/declare/2/${group}`, formOf(group, child[group]))
  const early = await browser.send('/en/declare/check', { go: 'send' })
  expect(early.response.status).toBe(422)
  expect(early.text).toContain('Say who LUCA FIORE is to the first traveller')
  await browser.send('/en/declare/2/party', { 'party/relation': 'child' })
  expect((await browser.send('/en/declare/check', { go: 'send' })).text).toContain('LUCA FIORE')
  expect(await count(scene, 'party_member')).toBe(2)
})
