// COPY into the tables of the spine: the same rows as `holder.store.ts` writes, by the thousand.
import type { PoolClient } from 'pg'
import { type CopyValue, copyIn } from '../platform/copy-in.ts'
import { projectedColumns } from './projection.ts'
import type { ActRow } from './sealed-act.node.ts'

type Row = Readonly<Record<string, CopyValue>>

/** All rows of one new holder, by column. */
export interface NewRows {
  readonly holder: Row
  readonly acts: readonly ActRow[]
  readonly history: readonly Row[]
}

const holderColumns = [
  'holder_id',
  'scheme',
  'pack',
  'jurisdiction',
  'language',
  'origin',
  'opened_at',
  'act_count',
  'last_hash',
  'decision_count',
  ...projectedColumns,
]
const actColumns = [
  'holder_id',
  'seq',
  'kind',
  'at',
  'actor_kind',
  'actor_id',
  'payload',
  'salt',
  'commitment',
  'hash',
] as const satisfies readonly (keyof ActRow)[]
const historyColumns = [
  'holder_id',
  'number',
  'decided_at',
  'changed_at',
  'cause',
  'act_count',
  'state',
  'colour',
  'reasons',
  'measures',
  'missing',
  'valid_until',
  'policy_version',
  'risk_edition',
]

export async function copyHolders(client: PoolClient, holders: readonly NewRows[]): Promise<void> {
  const inOrder = (columns: readonly string[]) => (row: Row) => columns.map((column) => row[column])
  await copyIn(
    client,
    { table: 'holder', columns: holderColumns },
    holders.map(({ holder }) => holder).map(inOrder(holderColumns)),
  )
  await copyIn(
    client,
    { table: 'act', columns: actColumns },
    holders.flatMap(({ acts }) => acts.map((act) => actColumns.map((column) => act[column]))),
  )
  await copyIn(
    client,
    { table: 'decision_history', columns: historyColumns },
    holders.flatMap(({ history }) => history).map(inOrder(historyColumns)),
  )
}
