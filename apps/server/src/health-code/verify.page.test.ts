import { expect } from 'vitest'
import { loadIssuerList } from '../credential/load-issuer-list.action.ts'
import { readSpecimenIssuers, readSpecimens } from '../credential/specimens.node.ts'
import type { House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { healthCodePages } from './health-code.page.ts'
import { issueCode } from './issue-code.action.ts'
import { aminaDeclares, openRoom } from './test-codes.ts'

const { story } = withDatabase()

const openFrameOf = (house: House) => {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/', healthCodePages(house))
  return app
}
const gate = (house: House) => {
  const app = openFrameOf(house)
  return async (fields: Record<string, string> | null, language = 'en') => {
    const path = `/${language}/verify`
    const response = await (fields === null
      ? app.request(path)
      : app.request(path, { method: 'POST', body: new URLSearchParams(fields) }))
    return { status: response.status, html: await response.text() }
  }
}
const passport = { number: 'L898902C3', dateOfBirth: '1984-05-06', expiresOn: '2029-04-15' }

story('Without scripts Boris posts code and document, and gets the same card', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  const { status, html } = await gate(house)({ code: code?.text ?? '', ...passport })
  expect(status).toBe(200)
  expect(html).toMatch(/verdict-valid[\s\S]*<p>Orange<\/p>[\s\S]*Valid · /)
  expect(html).toContain('Issued for this travel document.')
})

story('He is asked for the document before anything is shown', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  const ask = gate(house)
  const { status, html } = await ask({ code: code?.text ?? '' })
  expect(status).toBe(422)
  expect(html).toContain('Type the document number, or say that there is no document.')
  expect(html).not.toContain('state-field')
  const unseen = await ask({ code: code?.text ?? '', unseen: 'yes' })
  expect(unseen.html).toContain('this code may belong to someone else')
})

story('What he typed stays when something must be mended', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { html } = await gate(house)({ code: 'HC1:<b>', ...passport, expiresOn: '' })
  expect(html).toContain('HC1:&lt;b&gt;</textarea>')
  expect(html).toContain('value="L898902C3"')
})

story(
  'The page hands its script words and addresses, and no script stands in it',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    const { html } = await gate(house)(null, 'ar')
    const [, block = ''] = /id="page-data">(.*?)<\/script>/.exec(html) ?? []
    const data = JSON.parse(block)
    expect(data).toMatchObject({
      trustList: '/.well-known/pratique/trust-list.json',
      judgement: { zone: 'Asia/Shanghai' },
    })
    expect(Object.keys(data.judgement.packs['1'].rules).length).toBeGreaterThan(3)
    for (const [, attributes = ''] of html.matchAll(/<script([^>]*)>/g))
      expect(attributes).toMatch(/src="|type="application\/json"/)
  },
)

story(
  'A certificate of another issuer is named, and its holder compared by eye',
  async ({ deed, db, house }) => {
    await openRoom(deed, house)
    const [vaccination] = readSpecimens('zhejiang-2020')
    const ask = gate(house)
    const unknown = await ask({ code: vaccination?.text ?? '' })
    expect(unknown.html).toContain('EU Digital COVID Certificate')
    expect(unknown.html).toContain('That does not mean that it is forged.')
    expect(unknown.html).not.toContain('Amina')
    const content = readSpecimenIssuers('zhejiang-2020') ?? ''
    await loadIssuerList({ db }, { name: 'eu', url: null, content, pins: [], at: new Date() })
    const known = await ask({ code: vaccination?.text ?? '' })
    for (const said of ['Genuine and in force', 'Vaccination', 'Amina Fiore', '1988-02-29', 'list “eu”'])
      expect(known.html).toContain(said)
    const served = await openFrameOf(house).request('/.well-known/pratique/issuers.json')
    expect(await served.json()).toMatchObject({ lists: [{ name: 'eu', content }] })
  },
)
