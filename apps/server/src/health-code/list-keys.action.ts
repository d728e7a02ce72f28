// The keys as an operator reads them, with the record of what was done to them.
import type { Deed } from '../platform/deed.ts'
import { brokenKeyDeed, type KeyDeed } from './key-deed.node.ts'
import { listKeyDeeds } from './key-deed.store.ts'
import { listAllSigningKeys } from './signing-key.store.ts'
import { turnOf } from './signing-turn.ts'

export interface KeyReport {
  readonly keys: readonly {
    /** Hex. */
    readonly kid: string
    readonly usage: readonly string[]
    readonly specimen: boolean
    readonly turn: ReturnType<typeof turnOf>
    readonly signsFrom: string
    readonly signsUntil: string
    readonly trustedUntil: string
    readonly revokedAt: string | null
  }[]
  readonly deeds: readonly (Omit<KeyDeed, 'at'> & { readonly at: string })[]
  /** The first entry of the record that is missing or was changed; null: it is whole. */
  readonly brokenAt: number | null
}

export async function listKeys({ db, now }: Deed): Promise<KeyReport> {
  const stored = await listAllSigningKeys(db)
  const deeds = await listKeyDeeds(db)
  const keys = stored.map((row) => ({
    kid: row.kid.toString('hex'),
    usage: row.usage,
    specimen: row.specimen,
    turn: turnOf(
      row,
      stored.filter((other) => other.specimen === row.specimen && other.issuer === row.issuer),
      now,
    ),
    signsFrom: row.signs_from.toISOString(),
    signsUntil: row.signs_until.toISOString(),
    trustedUntil: row.trusted_until.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }))
  const told = deeds.map(({ hash: _hash, at, ...entry }) => ({ ...entry, at: at.toISOString() }))
  return { keys, deeds: told, brokenAt: brokenKeyDeed(deeds) }
}
