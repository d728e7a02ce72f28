// Looks through everything that is kept of one holder's acts and says what is not as it was written: the first
// thing wrong, by table, number and column.
import { packedIdentityOpens, type StoredPerson } from '../people/check-identity.node.ts'
import { type Keyring, KeyringFault } from '../platform/keyring.ts'
import type { ErasedAct, RecordedAct } from './act.ts'
import { canonicalText, genesisOf, hashOf } from './chain.node.ts'
import { type ActRow, actOf, linkOf, openText, type Sealing } from './sealed-act.node.ts'

export interface CheckedAct extends ActRow {
  /** To the microsecond, as the database keeps it. */
  readonly at_text: string
}

export interface KeptHolder {
  readonly holderId: string
  readonly head: { readonly act_count: number; readonly last_hash: Buffer } | null
  readonly acts: readonly CheckedAct[]
  readonly person: StoredPerson | null
  readonly receipt: { readonly acts: number; readonly reason: string; readonly salt: Buffer } | null
}

export interface Broken {
  /** Null where it is no one holder's. */
  readonly holderId: string | null
  /** Null where it is not one act. */
  readonly seq: number | null
  /** `table.column`, or the table where a whole row is missing or too many. */
  readonly what: string
  readonly detail: string
}

export type Checked =
  | { readonly ok: true; readonly acts: readonly (RecordedAct | ErasedAct)[] }
  | { readonly ok: false; readonly broken: Broken }

/** Carries the first thing wrong out of the checks. */
class Found extends Error {
  readonly seq: number | null
  readonly what: string
  constructor(seq: number | null, what: string, detail: string) {
    super(detail)
    this.seq = seq
    this.what = what
  }
}

export function checkChain(kept: KeptHolder, keyring: Keyring): Checked {
  try {
    checkHolder(kept)
    const sealing = sealingOf(kept, keyring)
    let previous: Buffer = genesisOf(kept.holderId)
    const acts = kept.acts.map((row, i) => {
      checkLink(row, i + 1, previous)
      previous = row.hash
      return actOf(row, textOf(row, sealing, keyring))
    })
    checkEnd(kept, previous)
    if (kept.receipt) checkReceipt(kept, kept.receipt, keyring)
    return { ok: true, acts }
  } catch (error) {
    if (!(error instanceof Found)) throw error
    const { seq, what, message: detail } = error
    return { ok: false, broken: { holderId: kept.holderId, seq, what, detail } }
  }
}

function checkHolder({ head, acts }: KeptHolder): void {
  if (head === null) throw new Found(acts[0]?.seq ?? null, 'holder', 'Acts are there, their holder is not.')
}

/** Null where the holder was erased, and nothing is to be opened any more. */
function sealingOf({ holderId, person, receipt }: KeptHolder, keyring: Keyring): Sealing | null {
  if (receipt !== null) {
    if (person === null) return null
    throw new Found(null, 'identity', 'She was erased, but a data key is there.')
  }
  if (person === null)
    throw new Found(null, 'identity', 'The data key is not there, and no receipt of an erasure.')
  const dataKey = opened(() => keyring.unwrap(person.wrappedKey), null, 'identity.data_key')
  opened(() => packedIdentityOpens(keyring, holderId, person), null, 'identity.sealed')
  return { holderId, dataKey, keyring }
}

function opened<R>(open: () => R, seq: number | null, what: string): R {
  try {
    return open()
  } catch (error) {
    if (error instanceof KeyringFault)
      throw new Found(seq, what, 'It does not open: it was changed or moved.')
    throw error
  }
}

function checkLink(row: CheckedAct, expected: number, previous: Buffer): void {
  if (row.seq !== expected)
    throw new Found(expected, 'act.seq', `Act ${expected} is not there; next comes ${row.seq}.`)
  if (!hashOf(previous, linkOf(row, row.at_text)).equals(row.hash))
    throw new Found(row.seq, 'act.hash', 'Kind, time, actor, commitment or hash is not what was written.')
}

function textOf(row: CheckedAct, sealing: Sealing | null, keyring: Keyring): string | null {
  if (sealing === null) {
    if (row.payload === null) return null
    throw new Found(row.seq, 'act.payload', 'She was erased, but this payload was kept.')
  }
  const { payload, salt } = row
  if (payload === null || salt === null)
    throw new Found(row.seq, 'act.payload', 'The payload is gone, and there is no receipt of an erasure.')
  const text = opened(() => openText(sealing, payload, linkOf(row, row.at_text)), row.seq, 'act.payload')
  if (!keyring.commits(row.commitment, salt, text))
    throw new Found(row.seq, 'act.salt', 'The commitment was not made with this salt over this payload.')
  return text
}

function checkEnd({ head, acts }: KeptHolder, last: Buffer): void {
  if (head?.act_count !== acts.length)
    throw new Found(
      acts.length,
      'holder.act_count',
      `${head?.act_count} acts were written, ${acts.length} are there.`,
    )
  if (!head.last_hash.equals(last))
    throw new Found(acts.length, 'holder.last_hash', 'The chain does not end where it did.')
}

function checkReceipt(
  { acts }: KeptHolder,
  receipt: NonNullable<KeptHolder['receipt']>,
  keyring: Keyring,
): void {
  const last = acts.at(-1)
  const text = canonicalText({ reason: receipt.reason, acts: receipt.acts })
  const isItsOwn = last?.kind === 'erased' && receipt.acts === last.seq
  if (!isItsOwn || !keyring.commits(last.commitment, receipt.salt, text))
    throw new Found(
      last?.seq ?? null,
      'erasure_receipt',
      'The receipt is not the one that the last act commits to.',
    )
}
