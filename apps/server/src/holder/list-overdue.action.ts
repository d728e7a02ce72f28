// The board of what is overdue: each kind has an owner, and nobody is lost because nobody looked.
import type { Deed } from '../platform/deed.ts'
import { listPublishedLists } from '../risk/list-in-force.action.ts'
import { findListInForce } from '../risk/published-list.ts'
import type { DeskNames } from './desk-names.action.ts'
import type { ListScope } from './list-scope.ts'
import {
  listAmendmentsWaiting,
  listArrivalsPastDue,
  listClaimsWaiting,
  listMeasuresEnded,
  type OverdueRow,
} from './overdue.store.ts'

export interface OverdueKind {
  readonly kind: 'measure-ended' | 'amendment-waits' | 'category-waits' | 'arrival-past-due'
  readonly rows: readonly OverdueRow[]
}

/** After this a flight that was expected and did not land is somebody's question. */
const graceMs = 2 * 3_600_000

export async function listOverdue({ db, now }: Deed, scope: ListScope): Promise<readonly OverdueKind[]> {
  return [
    { kind: 'measure-ended', rows: await listMeasuresEnded(db, scope, now) },
    { kind: 'amendment-waits', rows: await listAmendmentsWaiting(db, scope) },
    { kind: 'category-waits', rows: await listClaimsWaiting(db, scope) },
    {
      kind: 'arrival-past-due',
      rows: await listArrivalsPastDue(db, scope, new Date(now.getTime() - graceMs)),
    },
  ]
}

export interface ListDue {
  readonly list: string
  readonly edition: string
  readonly reviewBy: string
  readonly places: number
}

/** Lists in force with entries that nobody looked at by the day that was set. */
export async function listListsDue(
  deed: Deed,
  { pack, manifest, dayOf }: DeskNames,
): Promise<readonly ListDue[]> {
  const today = dayOf(deed.now)
  const published = await listPublishedLists(deed, pack)
  return [...new Set(manifest.schemes.map(({ riskList }) => riskList))].flatMap((name) => {
    const inForce = findListInForce(published, name, deed.now)
    const late = inForce?.entries.filter(({ reviewBy }) => today > reviewBy) ?? []
    const [first] = late.map(({ reviewBy }) => reviewBy).sort()
    if (!inForce || first === undefined) return []
    return [{ list: name, edition: inForce.edition, reviewBy: first, places: late.length }]
  })
}
