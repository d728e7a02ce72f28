import { sql } from 'kysely'
import { expect } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import type { House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { openCodePage } from './code-page.action.ts'
import { healthCodePages } from './health-code.page.ts'
import { issueCode } from './issue-code.action.ts'
import { signers } from './open-signers.action.ts'
import { refreshCode } from './refresh-code.action.ts'
import { livePicture } from './sign-code.ts'
import { aminaDeclares, aminasDocument, fromKenya, openRoom } from './test-codes.ts'
import { verifyShownCode } from './verify-code.action.ts'

const { story } = withDatabase()

interface Answer {
  readonly edition: string
  readonly svg: string
  readonly validUntil: string
}

const visitor = (house: House) => {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/', healthCodePages(house))
  return async (path: string) => app.request(path)
}

const later = ({ clock }: Pick<Scene, 'clock'>, ms: number) =>
  clock.moveTo(new Date(clock.now().getTime() + ms))

/** Amina's page is open; what it was told when it was opened. */
async function openPage({ deed, house }: Pick<Scene, 'deed' | 'house'>, said = {}) {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed, said)
  const visit = visitor(house)
  const path = `/en/code/${await openCodePage(deed, holderId)}`
  const html = await (await visit(path)).text()
  const [, data = ''] = /id="page-data">(.*?)<\/script>/.exec(html) ?? []
  return { holderId, html, data: JSON.parse(data), refresh: () => visit(`${path}/live`), visit, path }
}

story('Amina’s open page gets a new picture each minute, and the gate takes it', async (scene) => {
  const { refresh, data, holderId } = await openPage(scene)
  later(scene, 60_000)
  const answer = await refresh()
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const { edition, svg, validUntil } = (await answer.json()) as Answer
  expect(edition).toBe(data.live.edition)
  expect(svg).toMatch(/^<svg /)
  expect(Date.parse(validUntil) - Date.parse(data.live.validUntil)).toBe(60_000)
  const refreshed = await refreshCode(scene.deedOf(scene.deed.actor), holderId)
  if (refreshed === null) throw new Error('Amina has no picture')
  const question = { code: refreshed.picture.text, document: aminasDocument }
  const { verification } = await verifyShownCode(scene.deedOf(scene.deed.actor), question)
  expect(verification).toMatchObject({ verdict: 'valid', payload: { level: 'online' }, document: 'match' })
})

story('A copy of her picture is refused two minutes later, and is called a copy', async (scene) => {
  const { deed, house, deedOf } = scene
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  if (code === null) throw new Error('Amina has no code')
  const copied = livePicture(code.row, house.fixtures.get(signers), deed.now).text
  const askAt = async (text: string) => {
    const { verification } = await verifyShownCode(deedOf(deed.actor), { code: text, document: null })
    return [verification.verdict, verification.problems.map((found) => found.code)]
  }
  later(scene, 119_000)
  expect(await askAt(copied)).toEqual(['valid', []])
  later(scene, 1000)
  expect(await askAt(copied)).toEqual(['invalid', ['picture-stale']])
  expect(await askAt(code.text)).toEqual(['valid', []])
})

story('It never outlives the code itself', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  if (code === null) throw new Error('Amina has no code')
  const late = new Date(code.validUntil.getTime() - 30_000)
  expect(livePicture(code.row, house.fixtures.get(signers), late).validUntil).toEqual(code.validUntil)
})

story('The live picture fits the same size of code as the one on paper', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  if (code === null) throw new Error('Amina has no code')
  expect(livePicture(code.row, house.fixtures.get(signers), deed.now).text.length).toBeLessThanOrEqual(262)
})

story('A page left open when the decision changes is told to open anew', async (scene) => {
  const { refresh, data, holderId } = await openPage(scene, fromKenya)
  await recordAct(scene.deed, holderId, {
    kind: 'exposed',
    payload: { class: 'contact', on: '2020-03-14', source: 'district' },
  })
  const { edition } = (await (await refresh()).json()) as { edition: string | null }
  expect(edition).not.toBe(data.live.edition)
})

story('A withdrawn declaration, a wrong address: no picture', async (scene) => {
  const { refresh, visit, holderId } = await openPage(scene)
  await recordAct(scene.deed, holderId, { kind: 'withdrawn', payload: {} })
  expect((await refresh()).status).toBe(404)
  expect((await visit('/en/code/AAAAAAAAAAAAAAAAAAAAAA/live')).status).toBe(404)
})

story('Renewing opens no name and records no act', async (scene) => {
  const { refresh } = await openPage(scene)
  const count = async () =>
    (
      await sql<{ looks: string; acts: string }>`select (select count(*) from identity_access) as looks,
        (select count(*) from act) as acts`.execute(scene.db)
    ).rows
  const before = await count()
  for (let minute = 0; minute < 3; minute += 1) await refresh()
  expect(await count()).toEqual(before)
})

story(
  'Without scripts the page says when the picture ends, renews by a link, and has the code for paper',
  async (scene) => {
    const { html } = await openPage(scene)
    expect(html).toMatch(/Picture made at \d\d:\d\d:\d\d\. It holds until \d\d:\d\d:\d\d\./)
    expect(html).toContain('>Renew the picture</a>')
    expect(html).toMatch(/class="code-paper" id="paper"[\s\S]*Offline code[\s\S]*<svg/)
    expect(html).toContain('href="#paper"')
  },
)
