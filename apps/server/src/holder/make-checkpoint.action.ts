// Hourly, what every chain has come to is added to a list that only grows, and the root of its Merkle tree is signed and
// published: whoever keeps one can tell later that nobody was removed since (docs/decisions/0038).
import type { Deed } from '../platform/deed.ts'
import {
  appendEntries,
  type CheckpointRow,
  type EntryRow,
  findLastCheckpoint,
  insertCheckpoint,
  listEntries,
  lockCheckpoints,
} from './checkpoint.store.ts'
import { emptyTree, rootOf, type Tree, withLeaf } from './merkle.node.ts'
import { signNote } from './signed-note.node.ts'

export async function makeCheckpoint(deed: Deed): Promise<CheckpointRow> {
  await lockCheckpoints(deed.db)
  const last = await findLastCheckpoint(deed.db)
  const before: Tree = last ?? emptyTree
  const size = before.size + (await appendEntries(deed.db, before.size))
  const tree = await grow(deed, before, size)
  const root = rootOf(tree)
  const { keyring, config } = deed.house
  const row: CheckpointRow = {
    number: (last?.number ?? 0) + 1,
    size,
    root,
    frontier: tree.frontier,
    made_at: deed.now,
    note: signNote(keyring, { origin: originOf(config.address), size, root }),
  }
  await insertCheckpoint(deed.db, row)
  return row
}

/** The one in force; the first is made when somebody first asks. */
export async function latestCheckpoint(deed: Deed): Promise<CheckpointRow> {
  return (await findLastCheckpoint(deed.db)) ?? makeCheckpoint(deed)
}

/** The journal's name is where it is published. */
export const originOf = (address: string): string => `${new URL(address).host}/journal`

const entriesAtOnce = 5000

async function grow({ db }: Deed, before: Tree, size: number): Promise<Tree> {
  let tree = before
  while (tree.size < size) {
    const entries = await listEntries(db, tree.size, entriesAtOnce)
    if (entries.length === 0) throw new Error('The entries of a checkpoint are not there')
    tree = entries.reduce((grown, entry) => withLeaf(grown, leafOf(entry)), tree)
  }
  return tree
}

/** What a leaf commits to: whose chain, how long, its last hash, and how she was opened. */
export function leafOf({ holder_id, act_count, head, opening }: EntryRow): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(act_count)
  return Buffer.concat([Buffer.from(holder_id.replaceAll('-', ''), 'hex'), count, head, opening])
}
