// Recomputes every chain, and from it every row of the projection, in one snapshot; stops at the first that is not
// what it should be.
import { sql } from 'kysely'
import { listKeptPeople } from '../people/data-key.action.ts'
import { type Connection, inTransaction } from '../platform/database.ts'
import type { House } from '../platform/deed.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { listPublishedLists } from '../risk/list-in-force.action.ts'
import type { ErasedAct, RecordedAct } from './act.ts'
import { type Broken, checkChain, type KeptHolder } from './check-chain.node.ts'
import { checkCheckpoints } from './check-checkpoints.action.ts'
import { decideHolder, type Rulebook } from './deciding.ts'
import {
  type KeptHead,
  listActsWithin,
  listDifferences,
  listHeads,
  listReceiptsWithin,
  type Range,
} from './journal.store.ts'
import { type Projection, projectionOf } from './projection.ts'
import { stateOf } from './state.ts'

export interface JournalVerdict {
  readonly holders: number
  readonly acts: number
  /** The first thing wrong, in the order of ids; null when all is as it was written. */
  readonly broken: Broken | null
}

const holdersInOneBatch = 500

export interface Verifying {
  /** Hears how many holders were looked through. */
  readonly onProgress?: (holders: number) => void
  /** Signed checkpoints that somebody keeps outside of this database. */
  readonly kept?: readonly string[]
}

export function verifyJournal(
  house: Pick<House, 'db' | 'keyring'>,
  { onProgress = () => {}, kept = [] }: Verifying = {},
): Promise<JournalVerdict> {
  return inTransaction(house.db, async (db) => {
    if (!house.db.isTransaction)
      await sql`set transaction isolation level repeatable read, read only`.execute(db)
    const total = { holders: 0, acts: 0 }
    for (let after: string | null = null; ; ) {
      const heads: KeptHead[] = await listHeads(db, after, holdersInOneBatch)
      const upTo: string | null = heads.length < holdersInOneBatch ? null : (heads.at(-1)?.holder_id ?? null)
      const batch = await verifyBatch(db, house, heads, { after, upTo })
      total.holders += heads.length
      total.acts += batch.acts
      onProgress(total.holders)
      if (batch.broken !== null) return { ...total, broken: batch.broken }
      if (upTo === null) return { ...total, broken: await checkCheckpoints(db, house.keyring, kept) }
      after = upTo
    }
  })
}

async function verifyBatch(
  db: Connection,
  { keyring }: Pick<House, 'keyring'>,
  heads: readonly KeptHead[],
  range: Range,
): Promise<{ readonly acts: number; readonly broken: Broken | null }> {
  const acts = Map.groupBy(await listActsWithin(db, range), ({ holder_id }) => holder_id)
  const receipts = new Map(
    (await listReceiptsWithin(db, range)).map((receipt) => [receipt.holder_id, receipt]),
  )
  const people = await listKeptPeople(
    { db },
    heads.map(({ holder_id }) => holder_id),
  )
  const headOf = new Map(heads.map((head) => [head.holder_id, head]))
  const sound: Sound[] = []
  let counted = 0
  for (const holderId of [...new Set([...headOf.keys(), ...acts.keys()])].sort()) {
    const head = headOf.get(holderId) ?? null
    const kept: KeptHolder = {
      holderId,
      head,
      acts: acts.get(holderId) ?? [],
      person: people.get(holderId) ?? null,
      receipt: receipts.get(holderId) ?? null,
    }
    counted += kept.acts.length
    const checked = checkChain(kept, keyring)
    if (!checked.ok) return { acts: counted, broken: (await findMisprojected(db, sound)) ?? checked.broken }
    if (head) sound.push({ head, acts: checked.acts })
  }
  return { acts: counted, broken: await findMisprojected(db, sound) }
}

interface Sound {
  readonly head: KeptHead
  readonly acts: readonly (RecordedAct | ErasedAct)[]
}

/** The first holder whose row is not what her acts and the rules of the time give. */
async function findMisprojected(db: Connection, sound: readonly Sound[]): Promise<Broken | null> {
  const rulebooks = await openRulebooks(db, sound)
  const expected: Expected[] = []
  for (const one of sound) {
    const rulebook = rulebooks.get(one.head.pack)
    const what = rulebook === undefined ? 'holder.pack' : isDecidedTooEarly(one) ? 'holder.decided_at' : null
    if (what !== null) return (await findDifference(db, expected)) ?? misprojected(one.head.holder_id, what)
    // Before the first act nothing is projected.
    if (rulebook && one.acts.length > 0) expected.push(expectedRow(one, rulebook))
  }
  return findDifference(db, expected)
}

async function findDifference(db: Connection, expected: readonly Expected[]): Promise<Broken | null> {
  const [difference] = expected.length === 0 ? [] : await listDifferences(db, expected)
  return difference === undefined ? null : misprojected(difference.holder_id, `holder.${difference.column}`)
}

const misprojected = (holderId: string, what: string): Broken => ({
  holderId,
  seq: null,
  what,
  detail: 'It is not what the acts, and the rules and lists of the time, give.',
})

/** Of the packs that anything was published of. */
async function openRulebooks(
  db: Connection,
  sound: readonly Sound[],
): Promise<ReadonlyMap<string, Rulebook>> {
  const rulebooks = new Map<string, Rulebook>()
  for (const pack of new Set(sound.map(({ head }) => head.pack))) {
    const policies = await findPublishedPolicies({ db }, pack)
    if (policies) rulebooks.set(pack, { policies, lists: await listPublishedLists({ db }, pack) })
  }
  return rulebooks
}

const isDecidedTooEarly = ({ head, acts }: Sound): boolean =>
  head.decided_at !== null && head.decided_at < (acts.at(-1)?.at ?? head.decided_at)

type Expected = Projection & { readonly holder_id: string }

function expectedRow({ head, acts }: Sound, rulebook: Rulebook): Expected {
  const state = stateOf(acts)
  const at = head.decided_at ?? acts.at(-1)?.at ?? new Date(0)
  const outcome = decideHolder(head.scheme, state, rulebook, at)
  const { manifest } = rulebook.policies.pack
  return { ...projectionOf(state, outcome, manifest, at), holder_id: head.holder_id }
}
