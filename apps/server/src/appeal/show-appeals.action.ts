// Appeals as an officer sees them: the list of her port or jurisdiction, and one with what was written.
import type { AppealAnswer, AppealRow, AppealsAnswer } from '@pratique/api-contract'
import type { DeskNames } from '../holder/desk-names.action.ts'
import { holderRow } from '../holder/holder-row.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { listKnownHolders } from '../holder/list-holders.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import { listStaffNames } from '../platform/auth/staff.store.ts'
import { assertWithin, type OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import { groundsOf, liesWithin, type StaffDeed } from '../platform/permissions.ts'
import { isCorrectedSince } from './answer-appeal.action.ts'
import { countStandings, listHeard, lockTicketByNumber, type Scope, type TicketRow } from './appeal.store.ts'
import { decidedHerself, mayAnswerEscalated, noSuchAppeal } from './locked-ticket.action.ts'
import { answerContext, type HeardTicket, type Standing, standingOf, standings } from './ticket.ts'

const most = 200

export async function listAppeals(
  deed: OfficerDeed,
  names: DeskNames,
  asked: { readonly scope: Scope; readonly standing: Standing | undefined },
): Promise<AppealsAnswer> {
  const { now, db } = deed
  const heard = await listHeard(db, asked.scope, { now, standing: asked.standing, limit: most })
  const counted = new Map(
    (await countStandings(db, asked.scope, now)).map((one) => [one.standing, one.count]),
  )
  return {
    counts: Object.fromEntries(
      standings.map((one) => [one, counted.get(one) ?? 0]),
    ) as AppealsAnswer['counts'],
    appeals: await presentAll(deed, heard, names),
  }
}

async function presentAll(
  deed: OfficerDeed,
  heard: readonly HeardTicket[],
  names: DeskNames,
): Promise<AppealRow[]> {
  const holders = await listKnownHolders(deed, [...new Set(heard.map(({ holderId }) => holderId))])
  const byId = new Map(holders.map((holder) => [holder.holderId, holder]))
  const staff = await listStaffNames(deed.db, [...new Set(heard.flatMap(({ takenBy }) => takenBy ?? []))])
  return heard.map((ticket) => {
    const holder = byId.get(ticket.holderId)
    const { takenBy } = ticket
    return {
      number: ticket.number,
      holder: holder ? holderRow(holder, names) : null,
      standing: standingOf(ticket, deed.now),
      filedAt: ticket.filedAt.toISOString(),
      dueAt: ticket.dueAt.toISOString(),
      answeredAt: ticket.answeredAt?.toISOString() ?? null,
      escalatedAt: ticket.escalatedAt?.toISOString() ?? null,
      language: ticket.language,
      taken: takenBy === null ? null : { staffId: takenBy, name: staff.get(takenBy) ?? '' },
      outcome: ticket.outcome,
    }
  })
}

/** Opening it reads her name, which is kept with its purpose. */
export async function showAppeal(deed: OfficerDeed, number: string, names: DeskNames): Promise<AppealAnswer> {
  const row = await lockTicketByNumber(deed.db, number)
  if (row === undefined) throw noSuchAppeal()
  assertWithin(deed, row)
  const holder = await getHolder(deed, row.holder_id)
  const identity = await readIdentity(deed, row.holder_id, 'desk: an appeal was read')
  const [appeal] = await presentAll(deed, [heardFrom(row)], names)
  if (appeal === undefined) throw noSuchAppeal()
  const open = (sealed: Buffer, context: string) =>
    deed.house.keyring.open(holder.sealing.dataKey, sealed, context).toString('utf8')
  const { answer_sealed: answer, answered_by: by, ticket_id: id } = row
  const staff = await listStaffNames(deed.db, by === null ? [] : [by])
  return {
    appeal,
    name: spokenName(identity),
    reason: open(row.sealed, `appeal ${id}`),
    answer: answer === null ? null : open(answer, answerContext(id)),
    answeredBy: by === null ? null : { staffId: by, name: staff.get(by) ?? '' },
    corrected: isCorrectedSince(holder, row),
    may: mayDo(deed, row, await decidedHerself(deed, holder, row)),
  }
}

const heardFrom = (row: TicketRow): HeardTicket => ({
  number: row.number,
  holderId: row.holder_id,
  filedAt: row.filed_at,
  dueAt: row.due_at,
  answeredAt: row.answered_at,
  language: row.language,
  jurisdiction: row.jurisdiction,
  port: row.port,
  takenBy: row.taken_by,
  escalatedAt: row.escalated_at,
  outcome: row.outcome,
})

function mayDo({ officer }: OfficerDeed, row: TicketRow, decidedIt: boolean): AppealAnswer['may'] {
  if (row.answered_at !== null) return []
  const may = (deed: StaffDeed) => liesWithin(row, groundsOf(officer.posts, deed))
  const isHers = row.escalated_at === null || mayAnswerEscalated(officer.posts, row)
  return [
    ...(may('appeal.take') && isHers && row.taken_by === null ? ['take' as const] : []),
    ...(may('appeal.answer') && isHers && !decidedIt ? ['answer' as const] : []),
    ...(may('appeal.escalate') && row.escalated_at === null ? ['escalate' as const] : []),
  ]
}
