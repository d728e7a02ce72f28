// Whether the journal still bears out every checkpoint: each root is made again from the entries, each signature is ours,
// and every entry's chain is there with the hash that it had.
import type { Connection } from '../platform/database.ts'
import type { Keyring } from '../platform/keyring.ts'
import type { Broken } from './check-chain.node.ts'
import { findEntryFault, listCheckpoints, listEntries } from './checkpoint.store.ts'
import { leafOf } from './make-checkpoint.action.ts'
import { emptyTree, rootOf, withLeaf } from './merkle.node.ts'
import { type Checkpoint, openNote } from './signed-note.node.ts'

/** `kept`: notes that somebody keeps outside of this database. */
export async function checkCheckpoints(
  db: Connection,
  keyring: Keyring,
  kept: readonly string[] = [],
): Promise<Broken | null> {
  const expected: Checkpoint[] = []
  for (const { number, size, root, note } of await listCheckpoints(db)) {
    const checkpoint = openNote(keyring, note)
    if (checkpoint === null || checkpoint.size !== size || !checkpoint.root.equals(root))
      return broken('journal_checkpoint.note', `Checkpoint ${number} is not as it was signed.`)
    expected.push(checkpoint)
  }
  for (const note of kept) {
    const checkpoint = openNote(keyring, note)
    if (checkpoint === null) return broken('checkpoint', 'The note that is kept was not signed here.')
    expected.push(checkpoint)
  }
  return (await findWrongRoot(db, expected)) ?? findFault(db)
}

const broken = (what: string, detail: string, holderId: string | null = null, seq: number | null = null) =>
  ({ holderId, seq, what, detail }) satisfies Broken

const entriesAtOnce = 5000

async function findWrongRoot(db: Connection, expected: readonly Checkpoint[]): Promise<Broken | null> {
  const waiting = expected.toSorted((a, b) => a.size - b.size)
  let tree = emptyTree
  let entries = await listEntries(db, 0, entriesAtOnce)
  for (let at = 0; waiting.length > 0; ) {
    const [next] = waiting
    if (next === undefined) return null
    if (next.size === tree.size) {
      if (!rootOf(tree).equals(next.root))
        return broken('journal_entry', `The first ${next.size} entries are not those that were signed.`)
      waiting.shift()
      continue
    }
    const entry = entries[at]
    if (entry === undefined || entry.number !== tree.size)
      return broken('journal_entry', `Of ${next.size} entries that were signed, entry ${tree.size} is gone.`)
    tree = withLeaf(tree, leafOf(entry))
    at += 1
    if (at === entries.length) [entries, at] = [await listEntries(db, tree.size, entriesAtOnce), 0]
  }
  return null
}

async function findFault(db: Connection): Promise<Broken | null> {
  const fault = await findEntryFault(db)
  if (fault === undefined) return null
  const { holder_id, act_count, what } = fault
  if (what === 'holder')
    return broken('holder', `A checkpoint knows ${act_count} acts of hers; she was removed whole.`, holder_id)
  if (what === 'act')
    return broken('act.hash', 'It is not the act that a checkpoint knows.', holder_id, act_count)
  return broken(
    'holder.opening',
    'Scheme, pack, jurisdiction, language, origin or instant was changed.',
    holder_id,
  )
}
