// What was found about a document that stands in two declarations: for the page of each, and as a list for who owns it.
import type { DeclaredAgain, DeclaredAgainList } from '@pratique/api-contract'
import { decideHolder } from '../holder/deciding.ts'
import type { DeskNames } from '../holder/desk-names.action.ts'
import type { Listed } from '../holder/holder-row.ts'
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { listKnownHolders } from '../holder/list-holders.action.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import type { Deed } from '../platform/deed.ts'
import { type Ground, liesWithin } from '../platform/permissions.ts'
import { changedFields } from './changed-fields.ts'
import { type FindingRow, listFindings, listOpenFindings } from './declared-again.store.ts'

export async function listDeclaredAgain(
  deed: Deed,
  holder: KnownHolder,
  names: DeskNames,
): Promise<DeclaredAgain[]> {
  const shown: DeclaredAgain[] = []
  for (const row of await listFindings(deed.db, holder.head.holder_id))
    shown.push(await present(deed, holder, row, names))
  return shown
}

async function present(
  deed: Deed,
  { head, state }: KnownHolder,
  row: FindingRow,
  names: DeskNames,
): Promise<DeclaredAgain> {
  const asksLess = row.holder_id === head.holder_id
  const otherId = asksLess ? row.other_holder_id : row.holder_id
  const other = await getHolder(deed, otherId)
  const { statement } = other.state
  const rulebook = await openRulebook(deed, other.head.pack)
  // One that was withdrawn is not decided any more: what it would be asked is what an officer has to know.
  const { decision } = decideHolder(head.scheme, { ...other.state, withdrawnAt: null }, rulebook, deed.now)
  return {
    other: otherId,
    asks: asksLess ? 'less' : 'more',
    foundAt: row.found_at.toISOString(),
    state: names.label(head.scheme, decision?.state ?? null),
    withdrawn: other.state.withdrawnAt !== null,
    changed: statement === null ? [] : [...changedFields(statement, state.statement)],
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }
}

/** What nobody has answered, where the milder declaration stands and lies within these grounds. */
export async function listWaitingFindings(
  deed: Deed,
  grounds: readonly Ground[],
  names: DeskNames,
): Promise<DeclaredAgainList> {
  const rows = await listOpenFindings(deed.db)
  const known = await listKnownHolders(deed, [...new Set(rows.map(({ holder_id }) => holder_id))])
  const byId = new Map(known.map((holder) => [holder.holderId, holder]))
  const findings = rows.flatMap((row) => {
    const holder = byId.get(row.holder_id)
    if (holder === undefined || holder.state === null || !liesWithin(holder, grounds)) return []
    return [lineOf(row, holder, names)]
  })
  return { findings: findings.slice(0, 50), total: findings.length }
}

function lineOf(row: FindingRow, holder: Listed, names: DeskNames): DeclaredAgainList['findings'][number] {
  const { scheme, state, port, flight, colour, arrivalAt, landedAt, jurisdiction } = holder
  const atPort = port !== null && landedAt === null
  return {
    holderId: row.holder_id,
    other: row.other_holder_id,
    foundAt: row.found_at.toISOString(),
    flight,
    port,
    arrivalAt: arrivalAt?.toISOString() ?? null,
    colour,
    label: state === null ? '' : names.label(scheme, state),
    owner: atPort ? names.port(port) : names.jurisdiction(jurisdiction),
  }
}
