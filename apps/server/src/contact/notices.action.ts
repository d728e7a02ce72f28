// Contacts handed on: what a district or another state's IHR focal point is sent, and that they have it.
import { readIdentities } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { getVoyage } from '../voyage/open-voyage.action.ts'
import { listAboard } from './aboard.action.ts'
import { noticeNotFound, tracingNotFound } from './contact.problems.ts'
import {
  acknowledgeNoticeRow,
  findOpenNotice,
  findTracing,
  listContactRows,
  listNotices,
  type NoticeRow,
  putNotice,
  type TracingRow,
} from './contact.store.ts'
import { countryOnward, noticeRow } from './trace.action.ts'

export async function getTracing(deed: Pick<Deed, 'db'>, tracingId: string): Promise<TracingRow> {
  const row = await findTracing(deed.db, tracingId)
  if (row !== undefined) return row
  throw new Problem(tracingNotFound, { detail: 'There is no tracing of this id. Look at the voyage again.' })
}

export async function getOpenNotice(deed: Deed, noticeId: string): Promise<NoticeRow> {
  const row = await findOpenNotice(deed.db, noticeId)
  if (row !== undefined) return row
  throw new Problem(noticeNotFound, {
    detail: 'There is no such notice, or somebody acknowledged it meanwhile. Look at the list again.',
  })
}

export const acknowledgeNotice = (
  deed: Deed,
  { notice_id }: NoticeRow,
  receipt: string | null,
): Promise<void> =>
  acknowledgeNoticeRow(deed.db, notice_id, {
    acknowledged_at: deed.now,
    acknowledged_by: deed.actor.id,
    receipt,
  })

/** An officer learned that contacts travelled on to a country: its focal point is to be told. */
export async function addressFocalPoint(
  deed: Deed,
  { tracing_id }: TracingRow,
  country: string,
  contacts: number,
): Promise<NoticeRow | undefined> {
  await putNotice(deed.db, noticeRow(deed, tracing_id, 'focal-point', country, contacts))
  return (await listNotices(deed.db, [tracing_id])).find(
    ({ kind, addressee }) => kind === 'focal-point' && addressee === country,
  )
}

export interface FocalPointExport {
  readonly voyage: { readonly designator: string; readonly arrivedAt: string; readonly port: string }
  readonly contacts: readonly {
    readonly name: string
    readonly dateOfBirth: string | null
    readonly nationality: string | null
    readonly documentNumber: string | null
    readonly telephone: string | null
    readonly email: string | null
    readonly seat: string | null
    readonly disembarked: string | null
  }[]
}

/** What the IHR focal point of a country receives (IHR Art. 30, 45): who travelled on to it, and how to reach them. */
export async function exportForFocalPoint(
  deed: Deed,
  tracing: TracingRow,
  country: string,
): Promise<FocalPointExport> {
  const voyage = await getVoyage(deed, tracing.voyage_id)
  const { people } = await listAboard(deed, tracing.voyage_id)
  const contacts = new Set(
    (await listContactRows(deed.db, [tracing.tracing_id])).map(({ subject_id }) => subject_id),
  )
  const onward = people.filter(
    (person) => contacts.has(person.subjectId) && countryOnward(deed, person) === country,
  )
  const ids = onward.flatMap(({ holderId }) => holderId ?? [])
  const identities = await readIdentities(deed, ids, `told to the IHR focal point of ${country}`)
  return {
    voyage: {
      designator: voyage.designator,
      arrivedAt: (voyage.landedAt ?? voyage.arrivesAt).toISOString(),
      port: voyage.port,
    },
    contacts: onward.flatMap(({ holderId, seat, disembarked }) => {
      const identity = holderId === null ? undefined : identities.get(holderId)
      if (identity === undefined) return []
      const { primaryIdentifier, secondaryIdentifier, dateOfBirth, nationality, telephone, email } = identity
      return [
        {
          name: `${primaryIdentifier} ${secondaryIdentifier}`.trim(),
          dateOfBirth,
          nationality,
          documentNumber: identity.document?.documentNumber ?? null,
          telephone,
          email,
          seat,
          disembarked,
        },
      ]
    }),
  }
}
