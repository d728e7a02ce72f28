// Gives out places in status lists, in each list's secret order.
import type { CodeStatusReference } from '@pratique/health-credential'
import type { Deed } from '../platform/deed.ts'
import type { Keyring } from '../platform/keyring.ts'
import { findOrderKey, insertList, takeNumbers } from './status-list.store.ts'
import { shuffledPlaces, turnOf } from './status-order.node.ts'

// The order of a list never changes, so it is kept; 128 KB each, and only the last lists are in use.
const orders = new Map<string, Uint16Array>()
const ordersKept = 4

/** As many places as asked for, none of which was or will be given to anybody else. */
export async function claimPlaces(deed: Deed, count: number): Promise<readonly CodeStatusReference[]> {
  const turns = (await takeNumbers(deed.db, count)).map(turnOf)
  const orderOf = new Map<number, Uint16Array>()
  for (const list of new Set(turns.map((turn) => turn.list))) orderOf.set(list, await readOrder(deed, list))
  return turns.map(({ list, turn }) => ({ list, index: placeAt(orderOf.get(list), turn) }))
}

// A place taken by guess would be somebody else's.
function placeAt(order: Uint16Array | undefined, turn: number): number {
  const place = order?.[turn]
  if (place === undefined) throw new RangeError(`A status list has no place ${turn}`)
  return place
}

async function readOrder(deed: Deed, list: number): Promise<Uint16Array> {
  const key = await readOrderKey(deed, list)
  const name = key.toString('hex')
  const order = orders.get(name) ?? shuffledPlaces(key)
  orders.delete(name)
  orders.set(name, order)
  for (const oldest of [...orders.keys()].slice(0, -ordersKept)) orders.delete(oldest)
  return order
}

async function readOrderKey({ db, house }: Deed, list: number): Promise<Buffer> {
  const found = (await findOrderKey(db, list)) ?? (await beginList(db, house.keyring, list))
  return house.keyring.unwrap(found)
}

async function beginList(db: Deed['db'], keyring: Keyring, list: number): Promise<Buffer> {
  await insertList(db, list, keyring.wrap(keyring.newDataKey()))
  const begun = await findOrderKey(db, list)
  if (!begun) throw new Error(`Status list ${list} was begun and is not there`)
  return begun
}
