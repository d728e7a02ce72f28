import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../platform/database.ts'
import type { Deed } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { genesisOf, hashOf } from './chain.node.ts'
import { eraseHolder } from './erase-holder.action.ts'
import { inWords } from './journal-verify.command.ts'
import { projectedColumns } from './projection.ts'
import { recordAct } from './record-act.action.ts'
import { linkOf } from './sealed-act.node.ts'
import { declared } from './test-acts.ts'
import { holderAfter, openAmina, publishEverything } from './test-spine.ts'
import { verifyJournal } from './verify-journal.action.ts'

const { story } = withDatabase()

/** Three travellers, the second of whom is tampered with. */
async function journal(deed: Deed): Promise<string> {
  await publishEverything(deed)
  const exposed = { kind: 'exposed', payload: { class: 'some', on: '2020-03-14', source: 'x' } } as const
  const ids: string[] = []
  for (const _ of [1, 2, 3]) ids.push((await holderAfter(deed, declared(), exposed, exposed)).holderId)
  return ids[1] ?? ''
}

/** As somebody may who has the database and none of the keys. */
/** Whoever owns the database takes its own guards away first. */
async function tamper(db: Connection, statement: string): Promise<void> {
  await sql`alter table act disable trigger user`.execute(db)
  await sql`alter table holder drop constraint if exists holder_facts_known`.execute(db)
  await sql.raw(statement).execute(db)
}

story('A journal that nobody touched is whole', async ({ deed, house }) => {
  await journal(deed)
  const progress: number[] = []
  const verdict = await verifyJournal(house, { onProgress: (holders) => progress.push(holders) })
  expect(verdict).toEqual({ holders: 3, acts: 9, broken: null })
  expect(progress).toEqual([3])
  expect(inWords(verdict)).toBe('The journal is whole: 9 acts of 3 holders.')
})

story('An empty journal is whole', async ({ house }) => {
  expect(await verifyJournal(house)).toEqual({ holders: 0, acts: 0, broken: null })
})

describe('an act that was tampered with is named', () => {
  const changes: readonly (readonly [string, string, number | null, string])[] = [
    ['seq', 'seq = 7', 3, 'act.seq'],
    ['kind', `kind = 'landed'`, 2, 'act.hash'],
    ['at, by a microsecond', `at = at + interval '1 microsecond'`, 2, 'act.hash'],
    ['actor_kind', `actor_kind = 'officer'`, 2, 'act.hash'],
    ['actor_id', `actor_id = 'boris'`, 2, 'act.hash'],
    ['payload', `payload = set_byte(payload, 20, (get_byte(payload, 20) + 1) % 256)`, 2, 'act.payload'],
    ['salt', `salt = set_byte(salt, 0, (get_byte(salt, 0) + 1) % 256)`, 2, 'act.salt'],
    [
      'commitment',
      `commitment = set_byte(commitment, 9, (get_byte(commitment, 9) + 1) % 256)`,
      2,
      'act.hash',
    ],
    ['hash', `hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256)`, 2, 'act.hash'],
    ['payload and salt, taken away', 'payload = null, salt = null', 2, 'act.payload'],
  ]
  for (const [column, change, seq, what] of changes) {
    story(column, async ({ deed, db, house }) => {
      const holderId = await journal(deed)
      const where = column === 'seq' ? 3 : 2
      await tamper(db, `update act set ${change} where holder_id = '${holderId}' and seq = ${where}`)
      expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq, what })
    })
  }

  story('holder_id, given to another holder', async ({ deed, db, house }) => {
    const holderId = await journal(deed)
    const other = await openAmina(deed)
    await tamper(db, `update act set holder_id = '${other}' where holder_id = '${holderId}'`)
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: 0, what: 'holder.act_count' })
  })

  story('holder_id, given to nobody', async ({ deed, db, house }) => {
    const holderId = await journal(deed)
    const nobody = '00000000-0000-7000-8000-000000000000'
    await tamper(db, `update act set holder_id = '${nobody}' where holder_id = '${holderId}'`)
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId: nobody, seq: 1, what: 'holder' })
  })

  story('taken out of the middle', async ({ deed, db, house }) => {
    const holderId = await journal(deed)
    await tamper(db, `delete from act where holder_id = '${holderId}' and seq = 2`)
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: 2, what: 'act.seq' })
  })

  story('cut off the end', async ({ deed, db, house }) => {
    const holderId = await journal(deed)
    await tamper(db, `delete from act where holder_id = '${holderId}' and seq = 3`)
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: 2, what: 'holder.act_count' })
  })

  story('two exchanged', async ({ deed, db, house }) => {
    const holderId = await journal(deed)
    const swap = (from: number, to: number) =>
      tamper(db, `update act set seq = ${to} where holder_id = '${holderId}' and seq = ${from}`)
    await swap(2, 9)
    await swap(3, 2)
    await swap(9, 3)
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: 2, what: 'act.hash' })
  })

  story('another kind, and every hash made anew', async ({ deed, db, house }) => {
    const holderId = await journal(deed)
    await tamper(db, `update act set actor_id = 'boris' where holder_id = '${holderId}' and seq = 2`)
    const { rows } = await sql<Parameters<typeof linkOf>[0]>`
      select * from act where holder_id = ${holderId} order by seq`.execute(db)
    let previous: Buffer = genesisOf(holderId)
    for (const row of rows) {
      previous = hashOf(previous, linkOf(row))
      await tamper(
        db,
        `update act set hash = '\\x${previous.toString('hex')}' where holder_id = '${holderId}' and seq = ${row.seq}`,
      )
    }
    await tamper(
      db,
      `update holder set last_hash = '\\x${previous.toString('hex')}' where holder_id = '${holderId}'`,
    )
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: 2, what: 'act.payload' })
  })
})

describe('a row of a holder that was tampered with is named', () => {
  const values: Readonly<Record<string, string>> = {
    colour: `'green'`,
    amendment_waits: 'true',
    reasons: `'[]'`,
    measures: `'[]'`,
    missing: `'["symptoms"]'`,
    category: `'diplomat'`,
    exposure: `'none'`,
    temperature: '36.6',
    antipyretics: 'true',
    cluster_ill: 'true',
    fixed_home: 'false',
    area_level: '0',
    risk_edition: `'2020-02-20'`,
    policy_version: '0',
    decided_at: `decided_at - interval '1 day'`,
  }
  const otherThan = (column: string, type: string): string => {
    if (values[column] !== undefined) return values[column]
    if (type === 'date') return `'2020-01-01'`
    if (type.startsWith('timestamp')) return `'2020-01-01T00:00:00Z'`
    if (type === 'boolean') return 'true'
    return type === 'text' ? `'x'` : '99'
  }

  story(
    'in any column of facts, whereabouts or decision',
    async ({ deed, db, house }) => {
      const holderId = await journal(deed)
      const { rows } = await sql<{ column_name: string; data_type: string }>`
      select column_name, data_type from information_schema.columns where table_name = 'holder'`.execute(db)
      const typeOf = new Map(rows.map(({ column_name, data_type }) => [column_name, data_type]))
      for (const column of projectedColumns) {
        await sql`savepoint before`.execute(db)
        const value = otherThan(column, typeOf.get(column) ?? '')
        await tamper(db, `update holder set ${column} = ${value} where holder_id = '${holderId}'`)
        const { broken } = await verifyJournal(house)
        expect(broken, column).toMatchObject({ holderId, seq: null, what: `holder.${column}` })
        await sql`rollback to savepoint before`.execute(db)
      }
    },
    120_000,
  )

  for (const [what, change] of [
    ['holder.act_count', 'act_count = 2'],
    ['holder.last_hash', `last_hash = '\\x00'`],
    ['holder.pack', `pack = 'another'`],
  ] as const)
    story(what, async ({ deed, db, house }) => {
      const holderId = await journal(deed)
      await tamper(db, `update holder set ${change} where holder_id = '${holderId}'`)
      expect((await verifyJournal(house)).broken).toMatchObject({ holderId, what })
    })
})

describe('an identity that was tampered with is named', () => {
  for (const [what, change] of [
    [
      'identity.data_key',
      'update identity set data_key = set_byte(data_key, 20, (get_byte(data_key, 20) + 1) % 256)',
    ],
    [
      'identity.sealed',
      'update identity set sealed = set_byte(sealed, 20, (get_byte(sealed, 20) + 1) % 256)',
    ],
    ['identity.sealed', 'update identity set claims = set_byte(claims, 5, (get_byte(claims, 5) + 1) % 256)'],
    ['identity', 'delete from identity'],
  ] as const)
    story(`${what} by ${change.slice(0, 30)}`, async ({ deed, db, house }) => {
      const holderId = await journal(deed)
      await tamper(db, `${change} where holder_id = '${holderId}'`)
      expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: null, what })
    })
})

describe('an erased holder', () => {
  const erased = async (deed: Deed) => {
    const holderId = await journal(deed)
    await eraseHolder(deed, holderId, 'asked by the holder')
    return holderId
  }

  story('leaves the journal whole', async ({ deed, house }) => {
    await erased(deed)
    expect(await verifyJournal(house)).toEqual({ holders: 3, acts: 10, broken: null })
  })

  for (const [name, what, change] of [
    [
      'whose receipt says another reason',
      'erasure_receipt',
      `update erasure_receipt set reason = 'by mistake'`,
    ],
    ['whose receipt counts otherwise', 'erasure_receipt', 'update erasure_receipt set acts = 2'],
    ['whose receipt is gone', 'identity', 'delete from erasure_receipt'],
    ['who has facts again', 'holder.symptoms', 'update holder set symptoms = 1'],
  ] as const)
    story(`${name} is named`, async ({ deed, db, house }) => {
      const holderId = await erased(deed)
      await tamper(db, `${change} where holder_id = '${holderId}'`)
      expect((await verifyJournal(house)).broken).toMatchObject({ holderId, what })
    })

  story('whose act was put back is named', async ({ deed, db, house }) => {
    const holderId = await erased(deed)
    await tamper(
      db,
      `update act set payload = '\\x00', salt = '\\x00' where holder_id = '${holderId}' and seq = 1`,
    )
    expect((await verifyJournal(house)).broken).toMatchObject({ holderId, seq: 1, what: 'act.payload' })
  })
})

test('what is broken is said in words', () => {
  const broken = { holderId: 'h', seq: 2, what: 'act.hash', detail: 'It differs.' }
  expect(inWords({ holders: 1, acts: 2, broken })).toBe('Broken at holder h, act 2: act.hash. It differs.')
})

story('A holder of whom nothing happened yet is no fault', async ({ deed, house }) => {
  await journal(deed)
  const holderId = await openAmina(deed)
  expect((await verifyJournal(house)).broken).toBeNull()
  await recordAct(deed, holderId, declared())
  expect((await verifyJournal(house)).broken).toBeNull()
})
