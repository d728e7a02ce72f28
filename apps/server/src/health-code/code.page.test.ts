import { sql } from 'kysely'
import { expect } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import { formParty } from '../people/form-party.action.ts'
import { exerciseClock } from '../platform/clock.ts'
import type { House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { openCodePage } from './code-page.action.ts'
import { healthCodePages } from './health-code.page.ts'
import { aminaDeclares, fromKenya, openRoom } from './test-codes.ts'

const { story } = withDatabase()

const visitor = (house: House) => {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/', healthCodePages(house))
  return async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
}

story('Amina finds colour, shape, word, first name and what to do on her page', async ({ deed, house }) => {
  await openRoom(deed, house)
  const handle = await openCodePage(deed, await aminaDeclares(deed))
  const { status, html, headers } = await visitor(house)(`/en/code/${handle}`)
  expect(status).toBe(200)
  expect(html).toMatch(
    /state-is-orange scheme-is-international[\s\S]*<p>Orange<\/p>[\s\S]*Health code of Amina/,
  )
  expect(html).toContain('You were in Italy')
  expect(html).toContain('begins only when a named officer who has heard you orders it')
  expect(html).toContain('Valid until')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(html).not.toMatch(/Haddad|L898902C3|1984/)
})

story(
  'Each reason says the rule, the facts, where they came from and what would change it',
  async (scene) => {
    const { deed, house } = scene
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed)
    await recordAct(deed, holderId, {
      kind: 'exposed',
      payload: { class: 'contact', on: '2020-03-14', source: 'district' },
    })
    const path = `/en/code/${await openCodePage(deed, holderId)}`
    const { html } = await visitor(house)(path)
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toMatch(
      /level of the areas visited: tier 1[^.]*Your answer of 16 March 2020[^.]*list of areas/,
    )
    expect(text).toMatch(/contact with a case: contact Contact tracing, 16 March 2020/)
    expect(text).toMatch(/The rule contact with a case is contact and day of the last contact is not before/)
    expect(text).toContain('What would change it')
  },
)

story('The page speaks the language of its address', async ({ deed, house }) => {
  await openRoom(deed, house)
  const handle = await openCodePage(deed, await aminaDeclares(deed))
  const visit = visitor(house)
  expect((await visit(`/zh-Hans/code/${handle}`)).html).toMatch(/lang="zh-Hans"[\s\S]*意大利/)
  expect((await visit(`/ar/code/${handle}`)).html).toMatch(/lang="ar" dir="rtl"[\s\S]*إيطاليا/)
})

story('In an exercise the page says specimen and shows no green', async ({ deed, house }) => {
  const drill = { ...house, exercise: { name: 'drill', clock: exerciseClock(-200_000_000_000) } }
  await openRoom({ ...deed, house: drill }, drill)
  const handle = await openCodePage(deed, await aminaDeclares({ ...deed, house: drill }, fromKenya))
  const { html } = await visitor(drill)(`/en/code/${handle}`)
  expect(html).toContain('state-is-specimen')
  expect(html).toContain('specimen-ribbon')
  expect(html).not.toContain('state-is-green')
})

story('Those who travel together find each other’s codes', async ({ deed, house }) => {
  await openRoom(deed, house)
  const [amina, other] = [await aminaDeclares(deed), await aminaDeclares(deed, fromKenya)]
  await formParty(deed, [
    { holderId: amina, role: 'traveller' },
    { holderId: other, role: 'traveller' },
  ])
  const { html } = await visitor(house)(`/en/code/${await openCodePage(deed, amina)}`)
  expect(html).toContain(`href="/en/code/${await openCodePage(deed, other)}"`)
  expect(html).toContain('(Green)')
})

story(
  'The address is the same each time it is asked for, and is nowhere stored',
  async ({ deed, house, db }) => {
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed)
    const handle = await openCodePage(deed, holderId)
    expect(await openCodePage(deed, holderId)).toBe(handle)
    const { rows } = await sql`select * from code_page`.execute(db)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(handle)
  },
)

story(
  'A wrong address and a withdrawn declaration are told kindly, and the second is gone for good',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    const visit = visitor(house)
    const holderId = await aminaDeclares(deed)
    const handle = await openCodePage(deed, holderId)
    const wrong = `${handle.slice(0, -1)}${handle.endsWith('A') ? 'B' : 'A'}`
    for (const path of [wrong, 'short', '%00']) expect((await visit(`/en/code/${path}`)).status).toBe(404)
    await recordAct(deed, holderId, { kind: 'withdrawn', payload: {} })
    const gone = await visit(`/en/code/${handle}`)
    expect([gone.status, gone.html.includes('There is no code at this address')]).toEqual([410, true])
  },
)

story('A phone may put her page on its home screen, which names nobody', async ({ deed, house }) => {
  await openRoom(deed, house)
  const handle = await openCodePage(deed, await aminaDeclares(deed))
  const visit = visitor(house)
  const [, address = ''] =
    /rel="manifest" href="([^"]+)"/.exec((await visit(`/ar/code/${handle}`)).html) ?? []
  const { status, html } = await visit(address)
  expect(status).toBe(200)
  expect(JSON.parse(html)).toMatchObject({
    start_url: `/ar/code/${handle}`,
    dir: 'rtl',
    display: 'standalone',
  })
  expect(html).not.toContain('Amina')
})
