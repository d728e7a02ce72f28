// Whose turn it is to sign. The next key is named in the trust list days before it signs, so that no gate meets a
// code of a key it has not heard of; the one before stays trusted until the last code it signed has ended.
import type { KeyUsage } from '@pratique/health-credential'

/** The lives of a key, as stored. */
export interface KeyTurn {
  readonly usage: readonly KeyUsage[]
  readonly signs_from: Date
  readonly signs_until: Date
  readonly trusted_until: Date
  readonly revoked_at: Date | null
}

const day = 86_400_000

/** A trust list lasts a day: by then every gate that has any list in force has one with the next key in it. */
export const announcedForMs = 2 * day
/** The next key is made when the one in force has this long to go. */
const madeBeforeMs = 7 * day

const mayDo = (key: KeyTurn, usage: readonly KeyUsage[]): boolean =>
  key.revoked_at === null && usage.every((use) => key.usage.includes(use))

/** The key that signs at `now`: of two, the one that began later. */
export function signingNow<Key extends KeyTurn>(
  keys: readonly Key[],
  usage: readonly KeyUsage[],
  now: Date,
): Key | undefined {
  return latest(keys.filter((key) => mayDo(key, usage) && key.signs_from <= now && now < key.signs_until))
}

/** The key that is named and does not sign yet. */
export function signingNext<Key extends KeyTurn>(
  keys: readonly Key[],
  usage: readonly KeyUsage[],
  now: Date,
): Key | undefined {
  return latest(keys.filter((key) => mayDo(key, usage) && key.signs_from > now))
}

/** Whether the key in force is near its end. */
export const isNearEnd = ({ signs_until }: KeyTurn, now: Date): boolean =>
  signs_until.getTime() - now.getTime() <= madeBeforeMs

/** In a word, for a list. */
export function turnOf(
  key: KeyTurn,
  keys: readonly KeyTurn[],
  now: Date,
): 'signs' | 'announced' | 'retired' | 'revoked' | 'ended' {
  if (key.revoked_at !== null) return 'revoked'
  if (key.trusted_until <= now) return 'ended'
  if (key.signs_from > now) return 'announced'
  return signingNow(keys, key.usage, now) === key ? 'signs' : 'retired'
}

const latest = <Key extends KeyTurn>(keys: readonly Key[]): Key | undefined =>
  keys.reduce<Key | undefined>(
    (last, key) => (last === undefined || key.signs_from > last.signs_from ? key : last),
    undefined,
  )
