import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { findByDocument } from '../people/find-person.action.ts'
import { listParty } from '../people/form-party.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { amina, noor } from '../people/test-people.ts'
import { inBulk } from '../platform/database.ts'
import { perform, system } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import type { BulkHolder } from './bulk.ts'
import { getHolder } from './known-holder.action.ts'
import { openHoldersInBulk } from './open-holders-in-bulk.action.ts'
import { projectedColumns } from './projection.ts'
import { recordAct } from './record-act.action.ts'
import { declared } from './test-acts.ts'
import { openAmina, pack, publishEverything } from './test-spine.ts'

const { database, house } = withDatabase()
const exercise = { kind: 'exercise', id: 'exercise' } as const
const at = new Date('2020-03-10T04:00:00Z')
const landed = { kind: 'landed', payload: { at: '2020-03-14T04:00:00Z', port: 'PVG' } } as const

const bulkHolder = (n: number, change: Partial<BulkHolder> = {}): BulkHolder => ({
  holderId: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  scheme: 'international',
  pack,
  jurisdiction: 'CN/33/3311/331121',
  language: 'ar',
  origin: 'exercise',
  identity: amina,
  party: null,
  acts: [
    { act: declared({ symptoms: ['cough'], symptomsOn: '2020-03-09' }), at, actor: exercise },
    { act: landed, at: new Date(landed.payload.at), actor: exercise },
  ],
  ...change,
})

const openInBulk = (holders: readonly BulkHolder[], onProgress?: (done: number) => void) => {
  const { clock } = house()
  return inBulk(database(), ({ db, client }) =>
    openHoldersInBulk({ db, client, now: clock.now(), actor: exercise, house: house() }, holders, onProgress),
  )
}

beforeAll(() => perform(house(), system, publishEverything))

test('what is opened in bulk is what opening one by one gives', async () => {
  const [one, inBulkOne] = await Promise.all([
    perform(house(), exercise, async (deed) => {
      const holderId = await openAmina(deed)
      await recordAct(deed, holderId, declared({ symptoms: ['cough'], symptomsOn: '2020-03-09' }))
      await recordAct(deed, holderId, landed)
      return holderId
    }),
    openInBulk([bulkHolder(1)]).then(() => bulkHolder(1).holderId),
  ])
  const columns = sql.join(
    [...projectedColumns, 'act_count', 'scheme', 'pack'].map((column) => sql.id(column)),
  )
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from holder where holder_id in (${one}, ${inBulkOne}) order by holder_id
  `.execute(database().db)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
  await perform(house(), system, async (deed) => {
    const [known, alike] = [await getHolder(deed, one), await getHolder(deed, inBulkOne)]
    expect({ ...alike.state, statedAt: null }).toEqual({ ...known.state, statedAt: null })
    expect(await readIdentity(deed, inBulkOne, 'a test')).toEqual(amina)
    expect(await findByDocument(deed, 'L898902C3', 'a test')).toEqual([inBulkOne, one].sort())
  })
})

test('a chain begun in bulk goes on one by one', async () => {
  await openInBulk([bulkHolder(2)])
  const { seq } = await perform(house(), system, (deed) =>
    recordAct(deed, bulkHolder(2).holderId, { kind: 'checked-in', payload: { at: '2020-03-16T00:00:00Z' } }),
  )
  expect(seq).toBe(3)
})

test('a family is one party', async () => {
  const partyId = '01900000-0000-7000-8000-0000000000ff'
  await openInBulk([
    bulkHolder(3, { party: { partyId, role: 'carer' } }),
    bulkHolder(4, { identity: noor, party: { partyId, role: 'child' } }),
  ])
  const party = await listParty(database(), bulkHolder(4).holderId)
  expect(party.map(({ role }) => role)).toEqual(['carer', 'child'])
})

test('thousands come in batches, and progress is told', async () => {
  const told: number[] = []
  const many = Array.from({ length: 2500 }, (_, i) => bulkHolder(10_000 + i))
  const result = await openInBulk(many, (done) => told.push(done))
  expect([result, told]).toEqual([{ holders: 2500, acts: 5000 }, [1000, 2000, 2500]])
})

test('one who cannot be opened leaves nobody of the batch', async () => {
  const twice = bulkHolder(6)
  const landedTwice = {
    ...twice,
    acts: [twice.acts[0], ...twice.acts.slice(1), ...twice.acts.slice(1)] as const,
  }
  await expect(openInBulk([bulkHolder(5), landedTwice])).rejects.toMatchObject({
    kind: { type: 'act-out-of-order' },
  })
  const { rows } = await sql`select from holder where holder_id = ${bulkHolder(5).holderId}`.execute(
    database().db,
  )
  expect(rows).toEqual([])
})
