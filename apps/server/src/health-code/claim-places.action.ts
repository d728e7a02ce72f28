// Gives out places in status lists, in each list's secret order.
import type { CodeStatusReference } from '@pratique/health-credential'
import type { Deed } from '../platform/deed.ts'
import type { Keyring } from '../platform/keyring.ts'
import { findOrderKey, insertList, takeNumbers } from './status-list.store.ts'
import { shuffledPlaces, turnOf } from './status-order.node.ts'

// The order of a list never changes, so it is kept under its wrapped key, which no two databases share; 128 KB each,
// and only the last lists are in use.
const orders = new Map<string, Uint16Array>()
const ordersKept = 4

/** As many places as asked for, none of which was or will be given to anybody else. */
export async function claimPlaces(deed: Deed, count: number): Promise<readonly CodeStatusReference[]> {
  const places: CodeStatusReference[] = []
  // One after the other: the first number of a list begins it, the others find it.
  for (const { number, orderKey } of await takeNumbers(deed.db, count)) {
    const { list, turn } = turnOf(number)
    places.push({ list, index: placeAt(await openOrder(deed, list, orderKey), turn) })
  }
  return places
}

// A place taken by guess would be somebody else's.
function placeAt(order: Uint16Array, turn: number): number {
  const place = order[turn]
  if (place === undefined) throw new RangeError(`A status list has no place ${turn}`)
  return place
}

async function openOrder({ db, house }: Deed, list: number, found: Buffer | null): Promise<Uint16Array> {
  const wrapped = found ?? (await beginList(db, house.keyring, list))
  const name = wrapped.toString('hex')
  const order = orders.get(name) ?? shuffledPlaces(house.keyring.unwrap(wrapped))
  orders.delete(name)
  orders.set(name, order)
  if (orders.size > ordersKept) orders.delete([...orders.keys()][0] ?? '')
  return order
}

async function beginList(db: Deed['db'], keyring: Keyring, list: number): Promise<Buffer> {
  await insertList(db, list, keyring.wrap(keyring.newDataKey()))
  const begun = await findOrderKey(db, list)
  if (!begun) throw new Error(`Status list ${list} was begun and is not there`)
  return begun
}
