import { sql } from 'kysely'
import { expect } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { enforceSome } from './enforce-retention.action.ts'
import { listHoldersByReference } from './holders-by-reference.action.ts'
import { openAminasBrowser } from './test-browser.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

const at = (scene: Scene, iso: string) => {
  scene.clock.moveTo(iso)
  return scene.deedOf(scene.deed.actor)
}
const countOf = async ({ db }: Scene, table: string) =>
  Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n)

story('28 days after the arrival nothing of Amina and her son is left but receipts', async (scene) => {
  const { reference, ask } = await openAminasBrowser(scene)
  // They arrive on 17 March at 10:00 in Shanghai, and were never seen.
  expect(await enforceSome(at(scene, '2020-04-14T01:59:00Z'))).toMatchObject({ erased: 0 })
  expect(await countOf(scene, 'identity')).toBe(2)
  expect(await enforceSome(at(scene, '2020-04-14T02:01:00Z'))).toEqual({ looked: 1, erased: 2 })
  for (const table of [
    'identity',
    'identity_claim',
    'declaration',
    'declaration_claim',
    'declaration_traveller',
    'message',
  ])
    expect([table, await countOf(scene, table)]).toEqual([table, 0])
  const { rows } = await sql<{
    payload: unknown
    salt: unknown
  }>`select payload, salt from act where kind <> 'erased'`.execute(scene.db)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toEqual({ payload: null, salt: null })
  const receipts = await sql<{ reason: string }>`select reason from erasure_receipt`.execute(scene.db)
  expect(receipts.rows).toEqual([{ reason: 'time over' }, { reason: 'time over' }])
  expect(await listHoldersByReference(scene.deed, reference)).toEqual([])
  expect((await ask('/en/declaration/data')).path).toContain('/declaration')
})

story(
  'Who is under a measure that protects others stays until it has ended; her companion does not',
  async (scene) => {
    const { reference } = await openAminasBrowser(scene)
    const [amina = ''] = await listHoldersByReference(scene.deed, reference)
    const landed = at(scene, '2020-03-17T03:00:00Z')
    for (const id of await listHoldersByReference(scene.deed, reference))
      await recordAct(landed, id, { kind: 'landed', payload: { at: '2020-03-17T02:31:00Z', port: 'HGH' } })
    await recordAct(landed, amina, {
      kind: 'ordered',
      payload: { measure: 'central-quarantine', until: '2020-04-20T00:00:00Z', order: 'B-1' },
    })
    expect(await enforceSome(at(scene, '2020-04-15T00:00:00Z'))).toMatchObject({ erased: 1 })
    expect(await listHoldersByReference(scene.deed, reference)).toEqual([amina])
    expect(await enforceSome(at(scene, '2020-04-19T23:00:00Z'))).toMatchObject({ erased: 0 })
    expect(await enforceSome(at(scene, '2020-04-20T00:01:00Z'))).toMatchObject({ erased: 1 })
    expect(await countOf(scene, 'declaration')).toBe(0)
  },
)

story('The page on her data says the same day', async (scene) => {
  const { ask } = await openAminasBrowser(scene)
  expect((await ask('/en/declaration/data')).text).toMatch(/14 April 2020/)
})
