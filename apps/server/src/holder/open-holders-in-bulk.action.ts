// Opens holders by the thousand with COPY: for the exercise and for taking over another register. What comes out is
// what opening them one by one would give, but for the history, which begins with the decision of now.
import { setImmediate } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { type CopiedPerson, copyPeople } from '../people/copy-people.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { refusalOf } from './admission.ts'
import type { BulkHolder } from './bulk.ts'
import { decideHolder, type Rulebook } from './deciding.ts'
import { actOutOfOrder } from './holder.problems.ts'
import { copyHolders, type NewRows } from './holder-bulk.store.ts'
import { projectionOf } from './projection.ts'
import { openRulebook } from './rulebook.action.ts'
import { type ActRow, type Sealing, sealAct, startOfChain } from './sealed-act.node.ts'
import { reduce, unknownHolder } from './state.ts'

export interface BulkDeed extends Deed {
  /** The connection that `db` runs its transaction on, as `inBulk` gives both. */
  readonly client: PoolClient
}

export interface BulkResult {
  readonly holders: number
  readonly acts: number
}

const holdersInOneCopy = 1000
const holdersInOneTurn = 20

/** Each batch is sealed, chained, decided as of `deed.now` and copied; `onProgress` hears how many are in. */
export async function openHoldersInBulk(
  deed: BulkDeed,
  holders: Iterable<BulkHolder>,
  onProgress: (holders: number) => void = () => {},
): Promise<BulkResult> {
  const rulebooks = new Map<string, Rulebook>()
  const result = { holders: 0, acts: 0 }
  let copying = Promise.resolve()
  for (const batch of inBatches(holders, holdersInOneCopy)) {
    for (const { pack } of batch)
      if (!rulebooks.has(pack)) rulebooks.set(pack, await openRulebook(deed, pack))
    const opened = await prepare(deed, rulebooks, batch)
    await copying
    copying = copy(deed, opened)
    // Heard by the await above or below; until then a failure is not unheard.
    copying.catch(() => {})
    result.holders += opened.length
    result.acts += opened.reduce((sum, { rows }) => sum + rows.acts.length, 0)
    onProgress(result.holders)
  }
  await copying
  return result
}

/** While the database takes in one batch the next is made, in turns short enough to keep it supplied. */
async function prepare(
  deed: Deed,
  rulebooks: ReadonlyMap<string, Rulebook>,
  batch: readonly BulkHolder[],
): Promise<readonly Opened[]> {
  const opened: Opened[] = []
  for (const [i, holder] of batch.entries()) {
    if (i % holdersInOneTurn === 0) await setImmediate()
    opened.push(open(deed, rulebooks, holder))
  }
  return opened
}

async function copy(deed: BulkDeed, opened: readonly Opened[]): Promise<void> {
  await copyHolders(
    deed.client,
    opened.map(({ rows }) => rows),
  )
  await copyPeople(
    deed,
    opened.map(({ person }) => person),
  )
}

function* inBatches<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = []
  for (const one of all) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

interface Opened {
  readonly rows: NewRows
  readonly person: CopiedPerson
}

function open(deed: Deed, rulebooks: ReadonlyMap<string, Rulebook>, holder: BulkHolder): Opened {
  const { keyring } = deed.house
  const { holderId, identity, party } = holder
  const dataKey = keyring.newDataKey()
  const rulebook = rulebooks.get(holder.pack)
  if (!rulebook) throw new Error('Every pack of the batch was opened before')
  const rows = rowsOf(deed, rulebook, { holderId, dataKey, keyring }, holder)
  return { rows, person: { holderId, dataKey, identity, party } }
}

function rowsOf({ now }: Deed, rulebook: Rulebook, sealing: Sealing, holder: BulkHolder): NewRows {
  const { state, acts } = chainOf(sealing, holder)
  const outcome = decideHolder(holder.scheme, state, rulebook, now)
  const decided = outcome.decision !== null
  const { scheme, pack, jurisdiction, language, origin } = holder
  const row = {
    ...projectionOf(state, outcome, rulebook.policies.pack.manifest, now),
    holder_id: holder.holderId,
    scheme,
    pack,
    jurisdiction,
    language,
    origin,
    opened_at: holder.acts[0].at.toISOString(),
    act_count: acts.length,
    last_hash: acts.at(-1)?.hash ?? startOfChain(holder.holderId).hash,
    decision_count: decided ? 1 : 0,
  }
  const history = { ...row, number: 1, cause: 'act', changed_at: now.toISOString() }
  return { holder: row, acts, history: decided ? [history] : [] }
}

function chainOf(sealing: Sealing, { acts }: BulkHolder) {
  let state = unknownHolder
  let end = startOfChain(sealing.holderId)
  const rows: ActRow[] = []
  for (const { act, at, actor } of acts) {
    const refusal = refusalOf(state, act)
    if (refusal !== null) throw new Problem(actOutOfOrder, { detail: refusal })
    const row = sealAct(sealing, end, { act, at, actor })
    rows.push(row)
    end = { seq: row.seq, hash: row.hash }
    state = reduce(state, { ...act, seq: row.seq, at })
  }
  return { state, acts: rows }
}
