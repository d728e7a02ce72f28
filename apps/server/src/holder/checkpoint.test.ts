import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../platform/database.ts'
import type { Deed } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { makeCheckpoint } from './make-checkpoint.action.ts'
import { emptyTree, rootOf, withLeaf } from './merkle.node.ts'
import { recordAct } from './record-act.action.ts'
import { openNote, signNote, verifierKey } from './signed-note.node.ts'
import { declared } from './test-acts.ts'
import { holderAfter, publishEverything } from './test-spine.ts'
import { verifyJournal } from './verify-journal.action.ts'

const { story, house } = withDatabase()
const noted = { kind: 'exposed', payload: { class: 'some', on: '2020-03-14', source: 'x' } } as const

async function threeHolders(deed: Deed): Promise<readonly string[]> {
  await publishEverything(deed)
  const ids: string[] = []
  for (const _ of [1, 2, 3]) ids.push((await holderAfter(deed, declared(), noted)).holderId)
  return ids
}

/** As somebody does who has the database and none of the keys. */
async function remove(db: Connection, holderId: string): Promise<void> {
  await sql`alter table act disable trigger user`.execute(db)
  for (const table of ['act', 'identity', 'identity_claim', 'identity_access', 'decision_history', 'holder'])
    await sql`delete from ${sql.table(table)} where holder_id = ${holderId}`.execute(db)
}

describe('a tree of entries', () => {
  // The leaves and roots by which implementations of RFC 6962 are commonly compared.
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const tree = (size: number) =>
    leaves.slice(0, size).reduce((grown, leaf) => withLeaf(grown, Buffer.from(leaf, 'hex')), emptyTree)
  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of %i leaves has the root that the standard gives', (size, root) => {
    expect(rootOf(tree(size)).toString('hex')).toBe(root)
  })
})

describe('a signed note', () => {
  const root = createHash('sha256').update('x').digest()
  const checkpoint = { origin: 'health.example/journal', size: 7, root }

  story('opens under our key, and says what it said', () => {
    const note = signNote(house().keyring, checkpoint)
    expect(note).toMatch(/^health\.example\/journal\n7\n[^\n]{44}\n\n— health\.example\/journal \S+\n$/)
    expect(openNote(house().keyring, note)).toEqual(checkpoint)
    const [name, hash] = verifierKey(house().keyring, checkpoint.origin).split('+')
    expect(name).toBe(checkpoint.origin)
    const signature = Buffer.from(note.trimEnd().split(' ').at(-1) ?? '', 'base64')
    expect(signature.subarray(0, 4).toString('hex')).toBe(hash)
    return Promise.resolve()
  })

  story('of which a single sign was changed is nobody’s', () => {
    const note = signNote(house().keyring, checkpoint)
    for (const forged of [note.replace('\n7\n', '\n8\n'), note.replace('health', 'wealth'), `x${note}`, ''])
      expect(openNote(house().keyring, forged)).toBeNull()
    return Promise.resolve()
  })
})

describe('the journal between checkpoints', () => {
  story('grows by the chains that grew, and stays whole', async ({ deed, house: here }) => {
    const [, second = ''] = await threeHolders(deed)
    expect((await makeCheckpoint(deed)).size).toBe(3)
    await recordAct(deed, second, noted)
    expect((await makeCheckpoint(deed)).size).toBe(4)
    expect((await makeCheckpoint(deed)).size).toBe(4)
    expect((await verifyJournal(here)).broken).toBeNull()
  })

  story('shows that a holder was removed whole', async ({ deed, db, house: here }) => {
    const [, second = ''] = await threeHolders(deed)
    await makeCheckpoint(deed)
    await remove(db, second)
    expect((await verifyJournal(here)).broken).toMatchObject({ holderId: second, what: 'holder' })
  })

  story('shows it to whoever kept a note, though its entries went too', async ({ deed, db, house: here }) => {
    const [, second = ''] = await threeHolders(deed)
    const { note } = await makeCheckpoint(deed)
    await remove(db, second)
    await sql`truncate journal_entry, journal_checkpoint`.execute(db)
    await makeCheckpoint(deed)
    expect((await verifyJournal(here)).broken).toBeNull()
    expect((await verifyJournal(here, { kept: [note] })).broken).toMatchObject({ what: 'journal_entry' })
    expect((await verifyJournal(here, { kept: ['not a note'] })).broken).toMatchObject({ what: 'checkpoint' })
  })

  for (const [column, value] of [
    ['language', 'en'],
    ['jurisdiction', 'CN/33/3303'],
    ['origin', 'listed'],
  ] as const)
    story(`shows that the ${column} she was opened with was changed`, async ({ deed, db, house: here }) => {
      const [first = ''] = await threeHolders(deed)
      await makeCheckpoint(deed)
      await sql`update holder set ${sql.ref(column)} = ${value} where holder_id = ${first}`.execute(db)
      expect((await verifyJournal(here)).broken).toMatchObject({ holderId: first, what: 'holder.opening' })
    })

  story('shows that a checkpoint was written by hand', async ({ deed, db, house: here }) => {
    await threeHolders(deed)
    await makeCheckpoint(deed)
    await sql`alter table journal_checkpoint disable trigger user`.execute(db)
    await sql`update journal_checkpoint set size = 2`.execute(db)
    expect((await verifyJournal(here)).broken).toMatchObject({ what: 'journal_checkpoint.note' })
  })
})
