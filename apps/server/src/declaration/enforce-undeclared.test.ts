import { sql } from 'kysely'
import { expect } from 'vitest'
import { openHolder } from '../holder/open-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { amina, noor } from '../people/test-people.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { enforceSomeUndeclared } from './enforce-undeclared.action.ts'
import { openAminasBrowser } from './test-browser.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

const at = (scene: Scene, iso: string) => {
  scene.clock.moveTo(iso)
  return scene.deedOf(scene.deed.actor)
}
const known = (scene: Scene, identity: typeof amina, origin: 'listed' | 'assisted') =>
  openHolder(scene.deed, {
    scheme: 'international',
    pack: scene.house.config.pack,
    jurisdiction: 'CN/33',
    language: 'en',
    origin,
    identity,
  })
const receiptsOf = async ({ db }: Scene) =>
  (await sql<{ reason: string }>`select reason from erasure_receipt`.execute(db)).rows.map(
    ({ reason }) => reason,
  )

story('Who stood on a list and never came is forgotten 28 days after she became known', async (scene) => {
  await openAminasBrowser(scene) // Others of the exercise declared: they are another job's.
  await known(scene, amina, 'listed')
  const opened = scene.deed.now.getTime()
  const after = (days: number) => at(scene, new Date(opened + days * 86_400_000).toISOString())
  expect(await enforceSomeUndeclared(after(0))).toEqual({ looked: 1, erased: 0 })
  expect(await enforceSomeUndeclared(after(6))).toEqual({ looked: 0, erased: 0 })
  expect(await enforceSomeUndeclared(after(27.9))).toEqual({ looked: 1, erased: 0 })
  expect(await enforceSomeUndeclared(after(28.1))).toEqual({ looked: 1, erased: 1 })
  expect(await receiptsOf(scene)).toEqual(['time over'])
  expect(await enforceSomeUndeclared(after(90))).toEqual({ looked: 0, erased: 0 })
})

story(
  'Who was met at the door is kept by her landing, and as long as a measure protects others',
  async (scene) => {
    await openAminasBrowser(scene)
    const mother = await known(scene, amina, 'assisted')
    const child = await known(scene, noor, 'assisted')
    const landed = at(scene, '2020-03-17T03:00:00Z')
    for (const id of [mother, child])
      await recordAct(landed, id, { kind: 'landed', payload: { at: '2020-03-17T02:31:00Z', port: 'HGH' } })
    await recordAct(landed, mother, {
      kind: 'ordered',
      payload: { measure: 'central-quarantine', until: '2020-04-20T00:00:00Z', order: 'B-1' },
    })
    expect(await enforceSomeUndeclared(at(scene, '2020-04-14T02:30:00Z'))).toEqual({ looked: 2, erased: 0 })
    expect(await enforceSomeUndeclared(at(scene, '2020-04-14T02:32:00Z'))).toEqual({ looked: 1, erased: 1 })
    expect(await enforceSomeUndeclared(at(scene, '2020-04-20T00:01:00Z'))).toMatchObject({ erased: 1 })
    expect(await receiptsOf(scene)).toEqual(['time over', 'time over'])
  },
)
