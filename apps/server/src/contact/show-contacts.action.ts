// Tracings and contacts as the desk shows them: of a voyage with its cabin, of a district with who is to be called.
import type {
  ContactNoticesAnswer,
  ContactsAnswer,
  TracingAnswer,
  VoyageTracingsAnswer,
} from '@pratique/api-contract'
import { type DeskNames, getDeskNames } from '../holder/desk-names.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { type Ground, liesWithin } from '../platform/permissions.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { getVoyage } from '../voyage/open-voyage.action.ts'
import { listAboard } from './aboard.action.ts'
import {
  type ContactRow,
  listContactRows,
  listNotices,
  listOpenNotices,
  listTracings,
  listUnder,
  type NoticeRow,
  type OpenNotice,
  type TracingRow,
} from './contact.store.ts'
import { zoneRule } from './contact-zone.ts'
import { marksOf, seatMap } from './seat-map.ts'

export async function showVoyageTracings(
  deed: Deed,
  voyageId: string,
  language: Language,
): Promise<VoyageTracingsAnswer> {
  const { people, cabin, voyage } = await listAboard(deed, voyageId)
  const tracings = await listTracings(deed.db, voyageId)
  const ids = tracings.map(({ tracing_id }) => tracing_id)
  const contacts = await listContactRows(deed.db, ids)
  const notices = await listNotices(deed.db, ids)
  const names = await getDeskNames(deed, language)
  const cases = new Set([
    ...people.filter(({ isCase }) => isCase).map(({ subjectId }) => subjectId),
    ...tracings.map(({ case_holder_id }) => case_holder_id),
  ])
  const suspects = people.filter(({ status, subjectId }) => status !== null || cases.has(subjectId))
  const identities = await readIdentities(
    deed,
    suspects.flatMap(({ holderId }) => holderId ?? []),
    'desk: cases aboard a voyage were looked at',
  )
  const { contactZone } = arrivalPack(deed.house)
  const { rows, seats, wholeCabin } = zoneRule(
    contactZone,
    people.filter(({ isCase }) => isCase).length,
    voyage.conveyance,
  )
  const marks = marksOf(people, cases, new Set(contacts.map(({ subject_id }) => subject_id)))
  return {
    tracings: tracings.map((row) => tracingView(deed, row, voyage.designator, { contacts, notices, names })),
    seatMap: seatMap(
      cabin,
      marks,
      `${voyage.designator}: ${marks.filter(({ mark }) => mark === 'contact').length}`,
    ),
    cabinFrom: cabin.from,
    cases: suspects.flatMap(({ holderId, seat, status }) => {
      const identity = holderId === null ? undefined : identities.get(holderId)
      if (holderId === null) return []
      const name = identity === undefined ? '' : spokenName(identity)
      return [{ holderId, seat, status: status ?? ('confirmed' as const), name }]
    }),
    zone: { rows, seats, wholeCabin },
  }
}

interface Beside {
  readonly contacts: readonly ContactRow[]
  readonly notices: readonly NoticeRow[]
  readonly names: DeskNames
}

function tracingView(
  deed: Deed,
  row: TracingRow,
  designator: string,
  { contacts, notices, names }: Beside,
): TracingAnswer {
  return {
    tracingId: row.tracing_id,
    caseHolderId: row.case_holder_id,
    voyageId: row.voyage_id,
    designator,
    seat: row.seat,
    rows: row.rows_each_way,
    seats: row.seats_each_way,
    wholeCabin: row.whole_cabin,
    reason: row.reason,
    openedAt: row.opened_at.toISOString(),
    contacts: contacts
      .filter(({ tracing_id }) => tracing_id === row.tracing_id)
      .map(({ subject_id, holder_id, seat, why, jurisdiction, told }) => ({
        subjectId: subject_id,
        holderId: holder_id,
        seat,
        why,
        jurisdiction,
        jurisdictionName: jurisdiction === null ? '' : names.jurisdiction(jurisdiction),
        told,
      })),
    notices: notices
      .filter(({ tracing_id }) => tracing_id === row.tracing_id)
      .map((notice) => noticeView(deed, notice, names)),
  }
}

const noticeView = ({ now }: Deed, row: NoticeRow, names: DeskNames): TracingAnswer['notices'][number] => ({
  noticeId: row.notice_id,
  kind: row.kind,
  addressee: row.addressee,
  addresseeName: row.kind === 'district' ? names.jurisdiction(row.addressee) : names.place(row.addressee),
  contacts: row.contacts,
  sentAt: row.sent_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  overdue: row.acknowledged_at === null && row.due_at < now,
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  receipt: row.receipt,
})

/** What was sent and nobody acknowledged, of districts and of tracings within these grounds, the first due first. */
export async function showOpenNotices(
  deed: Deed,
  grounds: readonly Ground[],
  language: Language,
): Promise<ContactNoticesAnswer> {
  const names = await getDeskNames(deed, language)
  const rows = await listOpenNotices(deed.db)
  const isHers = ({ kind, addressee, jurisdiction, port }: OpenNotice) =>
    liesWithin({ jurisdiction, port }, grounds) ||
    (kind === 'district' && liesWithin({ jurisdiction: addressee, port: null }, grounds))
  return {
    notices: rows.filter(isHers).map((row) => ({
      ...noticeView(deed, row, names),
      designator: row.designator,
      voyageId: row.voyage_id,
    })),
  }
}

export async function showTracing(deed: Deed, row: TracingRow, language: Language): Promise<TracingAnswer> {
  const { designator } = await getVoyage(deed, row.voyage_id)
  return tracingView(deed, row, designator, {
    contacts: await listContactRows(deed.db, [row.tracing_id]),
    notices: await listNotices(deed.db, [row.tracing_id]),
    names: await getDeskNames(deed, language),
  })
}

export async function showContacts(
  deed: Deed,
  jurisdiction: string,
  language: Language,
): Promise<ContactsAnswer> {
  const rows = await listUnder(deed.db, jurisdiction)
  const ids = rows.flatMap(({ holder_id }) => holder_id ?? [])
  const identities = await readIdentities(
    deed,
    [...new Set(ids)],
    'desk: contacts of the district were listed',
  )
  const names = await getDeskNames(deed, language)
  const notices = await listNotices(deed.db, [...new Set(rows.map(({ tracing_id }) => tracing_id))])
  const isHers = ({ kind, addressee }: NoticeRow) =>
    kind === 'district' && (addressee === jurisdiction || addressee.startsWith(`${jurisdiction}/`))
  return {
    jurisdiction,
    contacts: rows.flatMap((row) => {
      const { holder_id: holderId, jurisdiction: home } = row
      if (holderId === null || home === null) return []
      const identity = identities.get(holderId)
      return [
        {
          holderId,
          tracingId: row.tracing_id,
          name: identity === undefined ? '' : spokenName(identity),
          telephone: identity?.telephone ?? null,
          designator: row.designator,
          arrivedAt: row.arrivedAt.toISOString(),
          seat: row.seat,
          why: row.why,
          jurisdiction: home,
          jurisdictionName: names.jurisdiction(home),
          colour: row.colour,
          label: names.label(row.scheme, row.state),
          told: row.told,
          foundAt: row.found_at.toISOString(),
        },
      ]
    }),
    notices: notices.filter(isHers).map((notice) => noticeView(deed, notice, names)),
  }
}
