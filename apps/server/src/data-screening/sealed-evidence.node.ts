// What a contradiction rests on and what was said of it, sealed under the data key of whom it is about.
import type { Keyring } from '../platform/keyring.ts'
import type { Contradiction } from './contradiction.ts'

export interface Reply {
  readonly words: string
}

const contexts = { evidence: 'contradiction', reply: 'reply to contradiction' } as const
type What = keyof typeof contexts
type Value<W extends What> = W extends 'evidence' ? Contradiction : Reply

export const sealFor = <W extends What>(
  keyring: Keyring,
  dataKey: Buffer | Uint8Array,
  what: W,
  id: string,
  value: Value<W>,
): Buffer => keyring.seal(dataKey, Buffer.from(JSON.stringify(value), 'utf8'), `${contexts[what]} ${id}`)

/** What `sealFor` wrote: sealed under authentication, so it is of that type. */
export const openFor = <W extends What>(
  keyring: Keyring,
  dataKey: Buffer | Uint8Array,
  what: W,
  id: string,
  sealed: Buffer,
): Value<W> =>
  JSON.parse(keyring.open(dataKey, sealed, `${contexts[what]} ${id}`).toString('utf8')) as Value<W>
