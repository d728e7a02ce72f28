// Signed status lists, as verifiers fetch them (IETF Token Status List): 2 bits a code.
import {
  createStatusList,
  type StatusList,
  type StatusToken,
  signStatusListCwt,
  signStatusListJwt,
  withStatuses,
} from '@pratique/health-credential'
import type { House } from '../platform/deed.ts'
import { statusListAddress } from './list-addresses.ts'
import { signers } from './open-signers.action.ts'
import type { Signers } from './signers.ts'
import { listChangedPlaces, listNumbers } from './status-list.store.ts'
import { placesPerList } from './status-order.node.ts'

/** Older than this, a list says nothing: a verifier without a network for a day answers "unknown". */
const lifeMs = 24 * 3_600_000
const ttlSeconds = 300
/** Looked up in the database this often at most, by the wall. */
const lookedUpForMs = 10_000

export interface SignedStatusList {
  readonly cwt: Uint8Array
  readonly jwt: string
  readonly issuedAt: Date
}

interface Kept extends SignedStatusList {
  readonly bits: Buffer
  /** By the wall. */
  readonly lookedUpAt: number
}

const kept = new WeakMap<Signers, Map<number, Kept>>()

/** The numbers of the lists that hold a code; 1 from the first start on. */
export async function readListNumbers(house: House): Promise<readonly number[]> {
  const numbers = await listNumbers(house.db)
  return numbers.length === 0 ? [1] : numbers
}

/** A list as of now; nothing when there is none of this number. */
export async function findStatusList(house: House, number: number): Promise<SignedStatusList | undefined> {
  const keys = house.fixtures.get(signers)
  const lists = kept.get(keys) ?? new Map<number, Kept>()
  kept.set(keys, lists)
  const last = lists.get(number)
  if (last && Date.now() - last.lookedUpAt < lookedUpForMs && isFresh(last, house.clock.now())) return last
  if (!(await readListNumbers(house)).includes(number)) return undefined
  const list = withStatuses(createStatusList(2, placesPerList), await listChangedPlaces(house.db, number))
  const now = house.clock.now()
  const same = last?.bits.equals(list.bytes) && isFresh(last, now) ? last : undefined
  const signed = same ?? signAnew(keys, number, list, now)
  lists.set(number, { ...signed, lookedUpAt: Date.now() })
  return signed
}

const isFresh = ({ issuedAt }: Pick<Kept, 'issuedAt'>, now: Date): boolean => {
  const age = now.getTime() - issuedAt.getTime()
  return age >= 0 && age < ttlSeconds * 1000
}

function signAnew(
  { list: signer }: Signers,
  number: number,
  list: StatusList,
  issuedAt: Date,
): Omit<Kept, 'lookedUpAt'> {
  const token: StatusToken = {
    address: `${statusListAddress}/${number}`,
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + lifeMs),
    ttl: ttlSeconds,
  }
  return {
    cwt: signStatusListCwt(list, token, signer),
    jwt: signStatusListJwt(list, token, signer),
    bits: Buffer.from(list.bytes),
    issuedAt,
  }
}
