import { sql } from 'kysely'
import { expect } from 'vitest'
import { Fixtures } from '../platform/fixture.ts'
import { openLog } from '../platform/log.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { languageList } from '../site/language.ts'
import { openFront } from './test-declarations.ts'
import { tryPages } from './try.page.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

const journey: Readonly<Record<string, string>> = {
  on: '2020-03-16',
  'voyage/arrivesAt': '2020-03-17T10:20',
  'stops/0/country': 'IT',
  'stops/0/fromOn': '2020-03-01',
  'stops/0/untilOn': '2020-03-16',
  'stops/0/kind': 'stay',
  'address/fixedHome': 'true',
  'exposure/contact': 'false',
  'exposure/clusterIll': 'false',
  'symptoms/present': 'none',
  'symptoms/antipyretics': 'false',
  'tests/taken': 'false',
}

async function openTry(scene: Scene) {
  const { app } = await openFront(scene, (front) => front.route('/', tryPages(scene.house)))
  const seen = async (response: Response | Promise<Response>) => {
    const answer = await response
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  return {
    ask: (path: string) => seen(app.request(path)),
    send: (path: string, form: Readonly<Record<string, string>>) =>
      seen(
        app.request(path, {
          method: 'POST',
          body: new URLSearchParams(form).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        }),
      ),
  }
}

story(
  'Anyone finds every question that decides, and none that names her, in every language',
  async (scene) => {
    const { ask } = await openTry(scene)
    for (const language of languageList) {
      const { status, text } = await ask(`/${language}/policy/try`)
      expect(status).toBe(200)
      for (const name of ['on', ...Object.keys(journey)]) expect(text).toContain(`name="${name}"`)
      expect(text).not.toMatch(/name="(identity|contact|domesticContact)\//)
      expect((await ask(`/${language}/policy/try/resident`)).text).toContain('name="stops/0/region"')
    }
  },
)

story(
  'She reads what she would get, by which rules, from which facts and what would change it',
  async (scene) => {
    const { send } = await openTry(scene)
    const { status, text, headers } = await send('/en/policy/try', journey)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(text).toMatch(/state-orange[\s\S]*Orange/)
    expect(text).toContain('You were in Italy until 16 March 2020')
    expect(text).toContain('level of the areas visited')
    expect(text).toContain('What would change it')
    expect(text).toContain('This is no health code')
    expect(text).toContain('href="/en/policy/international/1"')
    expect(text).toContain('value="IT"')
  },
)

story('Another day has other rules', async (scene) => {
  const { send } = await openTry(scene)
  const before = await send('/en/policy/try', { ...journey, on: '1999-01-01' })
  expect(before.text).not.toContain('state-orange')
})

story('What is wrong is told at the field, and what was typed stays', async (scene) => {
  const { send } = await openTry(scene)
  const { status, text } = await send('/en/policy/try', { ...journey, 'stops/0/untilOn': '', on: 'soon' })
  expect(status).toBe(422)
  expect(text).toContain('Enter the day')
  const mended = await send('/en/policy/try', { ...journey, 'stops/0/untilOn': '' })
  expect([mended.status, mended.text.includes('href="#f-stops-0-untilOn"')]).toEqual([422, true])
  expect(mended.text).toContain('value="2020-03-01"')
})

story('Without scripts a stop is added and taken away', async (scene) => {
  const { send } = await openTry(scene)
  const more = await send('/en/policy/try', { ...journey, add: 'stops' })
  expect(more.text).toContain('name="stops/1/country"')
  const less = await send('/en/policy/try', { ...journey, 'stops/1/country': 'ES', remove: '0' })
  expect(less.text).not.toContain('name="stops/1/country"')
})

story('It stores nothing: no row anywhere, and no answer in the log', async (scene) => {
  const lines: string[] = []
  const log = openLog('debug', { write: (line) => void lines.push(line) })
  const { send } = await openTry({ ...scene, house: { ...scene.house, log } })
  const before = await rowsOfAllTables(scene)
  const { status } = await send('/en/policy/try', {
    ...journey,
    'exposure/contact': 'true',
    'exposure/contactKind': 'household',
    'exposure/contactOn': '2020-03-14',
  })
  expect(status).toBe(200)
  expect(await rowsOfAllTables(scene)).toEqual(before)
  expect(lines.join('')).toContain('policy/try')
  expect(lines.join('')).not.toMatch(/household|2020-03-14|"IT"/)
})

async function rowsOfAllTables({ db }: Scene): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const counts: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.raw(name)}`.execute(db)
    counts[name] = String(rows[0]?.count)
  }
  return counts
}
