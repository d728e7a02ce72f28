// Status lists in the database: their secret orders, the places given out, and what stands at each.
import { type Connection, tables } from '../platform/database.ts'
import { asking } from '../platform/statement.ts'
import { placesPerList } from './status-order.node.ts'

interface StatusTables {
  status_list: { list: number; order_key: Buffer }
  code_standing: { status_list: number; status_index: number; status: number }
}

const lists = (db: Connection) => tables<StatusTables>(db)

export interface TakenNumber {
  readonly number: number
  /** Of the list that the number falls into; null while it was not begun. */
  readonly orderKey: Buffer | null
}

/** The next numbers of the sequence; nobody else gets them. */
export async function takeNumbers(db: Connection, count: number): Promise<readonly TakenNumber[]> {
  return takePlaces(db, [count])
}

const takePlaces = asking<TakenNumber>(`
  with taken as materialized (
    select nextval('health_code_place') as number from generate_series(1, $1)
  )
  select number, order_key as "orderKey" from taken
  left join status_list on list = number / ${placesPerList} + 1`)

export async function findOrderKey(db: Connection, list: number): Promise<Buffer | undefined> {
  const row = await lists(db)
    .selectFrom('status_list')
    .select('order_key')
    .where('list', '=', list)
    .executeTakeFirst()
  return row?.order_key
}

/** Begins a list; whoever was first gave it its key. */
export async function insertList(db: Connection, list: number, orderKey: Buffer): Promise<void> {
  await lists(db)
    .insertInto('status_list')
    .values({ list, order_key: orderKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listNumbers(db: Connection): Promise<readonly number[]> {
  const rows = await lists(db).selectFrom('status_list').select('list').orderBy('list').execute()
  return rows.map(({ list }) => list)
}

/** What is not valid in a list. */
export async function listChangedPlaces(
  db: Connection,
  list: number,
): Promise<readonly (readonly [index: number, status: number])[]> {
  const rows = await lists(db)
    .selectFrom('code_standing')
    .select(['status_index', 'status'])
    .where('status_list', '=', list)
    .where('status', '<>', 0)
    .execute()
  return rows.map(({ status_index, status }) => [status_index, status] as const)
}

/** What stands at one place; nothing when it was never given out. */
export async function findStanding(
  db: Connection,
  { list, index }: { readonly list: number; readonly index: number },
): Promise<number | undefined> {
  const row = await lists(db)
    .selectFrom('code_standing')
    .select('status')
    .where('status_list', '=', list)
    .where('status_index', '=', index)
    .executeTakeFirst()
  return row?.status
}
