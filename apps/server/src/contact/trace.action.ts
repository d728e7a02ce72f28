// From a case on a voyage to its contacts within minutes: the zone of the pack, widened only with a written reason; each
// contact is exposed by an act, decided anew and told; her district is sent the list, and who travelled on goes to the
// other state's focal point.
import { v7 as newId } from 'uuid'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { send } from '../message/send.action.ts'
import { findAirport } from '../place/airport.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { m } from '../site/say.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import type { Voyage } from '../voyage/voyage.ts'
import { type Cabinful, listAboard, type Traveller } from './aboard.action.ts'
import { noCase, notAboard, zoneReasonMissing } from './contact.problems.ts'
import { type ContactRow, putContacts, putNotice, putTracing, type TracingRow } from './contact.store.ts'
import { contactsOf, isWider, withDeclared, type ZoneRule, zoneRule } from './contact-zone.ts'

export interface Tracing {
  readonly caseHolderId: string
  readonly voyageId: string
  /** Null: the pack's. */
  readonly zone: { readonly rows: number; readonly seats: number | null; readonly wholeCabin: boolean } | null
  /** Subjects whom the case names, wherever they sat. */
  readonly declared: readonly string[]
  readonly reason: string | null
}

export interface Traced {
  readonly tracing: TracingRow
  readonly contacts: readonly ContactRow[]
}

const hour = 3_600_000

export async function traceContacts(deed: Deed, asked: Tracing): Promise<Traced> {
  const { state } = await getHolder(deed, asked.caseHolderId)
  if (state.caseRecord?.status !== 'suspected' && state.caseRecord?.status !== 'confirmed')
    throw new Problem(noCase, {
      detail:
        'Contacts are traced of somebody suspected or confirmed. Record the finding or the result first.',
    })
  const cabinful = await listAboard(deed, asked.voyageId)
  const index = cabinful.people.find(({ subjectId }) => subjectId === asked.caseHolderId)
  if (index === undefined)
    throw new Problem(notAboard, {
      detail: 'She neither declared this voyage, nor stands on its list, nor came through the door from it.',
    })
  const rule = ruleFor(deed, asked, cabinful)
  const tracing = await putTracing(deed.db, tracingRow(deed, asked, cabinful.voyage, index, rule))
  const found = withDeclared(contactsOf(index, cabinful.people, cabinful.cabin, rule), cabinful.people, asked)
  const contacts: ContactRow[] = []
  for (const { person, why } of found) {
    const traveller = cabinful.people.find(({ subjectId }) => subjectId === person.subjectId)
    if (traveller === undefined) continue
    const told = await expose(deed, cabinful.voyage, traveller)
    contacts.push({
      tracing_id: tracing.tracing_id,
      subject_id: traveller.subjectId,
      holder_id: traveller.holderId,
      seat: traveller.seat,
      why,
      jurisdiction: traveller.jurisdiction,
      told,
      found_at: deed.now,
    })
  }
  await putContacts(deed.db, contacts)
  await sendNotices(
    deed,
    tracing,
    found.map(({ person }) => person as Traveller),
  )
  return { tracing, contacts }
}

function ruleFor(deed: Deed, { zone, reason }: Tracing, { people, voyage }: Cabinful): ZoneRule {
  const { contactZone } = arrivalPack(deed.house)
  const own = zoneRule(contactZone, people.filter(({ isCase }) => isCase).length, voyage.conveyance)
  const rule = zone === null ? own : { ...own, ...zone }
  if (isWider(rule, own) && (reason ?? '').trim().length < 10)
    throw new Problem(zoneReasonMissing, {
      detail: `The pack traces ${own.rows} rows each way. Say in ten letters or more why more people should be told.`,
    })
  return rule
}

const tracingRow = (
  deed: Deed,
  { caseHolderId, voyageId, reason }: Tracing,
  { port, jurisdiction }: Voyage,
  { seat }: Traveller,
  rule: ZoneRule,
): TracingRow => ({
  tracing_id: newId(),
  case_holder_id: caseHolderId,
  voyage_id: voyageId,
  port,
  jurisdiction,
  seat,
  rows_each_way: rule.rows,
  seats_each_way: rule.seats,
  whole_cabin: rule.wholeCabin || rule.sameVehicle,
  reason,
  opened_at: deed.now,
  opened_by: deed.actor.id,
})

/** Whether a message to her waits. Who was exposed by this voyage already, or is a case herself, is told nothing new. */
async function expose(deed: Deed, voyage: Voyage, { holderId, isCase }: Traveller): Promise<boolean> {
  if (holderId === null || isCase) return false
  const on = dayIn(voyage.landedAt ?? voyage.arrivesAt, arrivalPack(deed.house).zone)
  const source = `voyage ${voyage.designator} ${on}`
  const { state } = await getHolder(deed, holderId)
  if (state.exposures.some((exposure) => exposure.source === source)) return false
  await recordAct(deed, holderId, { kind: 'exposed', payload: { class: 'contact', on, source } })
  const id = await send(deed, {
    holderId,
    kind: 'exposed',
    write: (t) => ({
      subject: t(m.contact_message_subject),
      body: t(m.contact_message_body, { voyage: voyage.designator, on }),
    }),
  })
  return id !== null
}

/** By home district; those of no district stay with the port; who travelled on goes to that state's focal point. */
async function sendNotices(
  deed: Deed,
  { tracing_id }: TracingRow,
  people: readonly Traveller[],
): Promise<void> {
  const { authority } = arrivalPack(deed.house)
  const onward = Map.groupBy(people, (person) => countryOnward(deed, person) ?? '')
  const staying = onward.get('') ?? []
  const districts = Map.groupBy(staying, ({ jurisdiction }) => jurisdiction ?? authority)
  for (const [addressee, contacts] of districts)
    await putNotice(deed.db, noticeRow(deed, tracing_id, 'district', addressee, contacts.length))
  for (const [country, contacts] of onward)
    if (country !== '')
      await putNotice(deed.db, noticeRow(deed, tracing_id, 'focal-point', country, contacts.length))
}

export const noticeRow = (
  { now, house }: Deed,
  tracingId: string,
  kind: 'district' | 'focal-point',
  addressee: string,
  contacts: number,
) => ({
  notice_id: newId(),
  tracing_id: tracingId,
  kind,
  addressee,
  contacts,
  sent_at: now,
  due_at: new Date(now.getTime() + arrivalPack(house).contactZone.noticeHours * hour),
  acknowledged_at: null,
  acknowledged_by: null,
  receipt: null,
})

/** The country where she left, when she travelled on and it is another. */
export function countryOnward(
  { house }: Pick<Deed, 'house'>,
  { disembarked, transit }: Traveller,
): string | null {
  if (!transit || disembarked === null) return null
  const country = findAirport(packPlaces(house.config.pack).airports(), disembarked)?.country ?? null
  return country === arrivalPack(house).country ? null : country
}
