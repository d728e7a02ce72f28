// Contacts: trace them from a case, see the zone on the cabin, hand them to districts and focal points.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const why = z.enum(['zone', 'crew', 'party', 'cabin', 'declared', 'vehicle'])
const exampleId = '0198a000-0000-7000-8000-000000000001'
const exampleHolder = '0198a000-0000-7000-8000-000000000002'

/** `POST /desk/tracings`: from a case on a voyage; the zone of the pack when none is given. */
export const TracingRequest = z
  .strictObject({
    caseHolderId: z.uuid(),
    voyageId: z.uuid(),
    zone: z
      .strictObject({
        rows: z.int().min(0).max(200),
        seats: z.int().min(0).max(20).nullable().default(null),
        wholeCabin: z.boolean().default(false),
      })
      .nullable()
      .default(null),
    declared: z
      .array(z.uuid())
      .max(200)
      .default([])
      .meta({ description: 'Whom the case names, wherever they sat: holders, or people of the list' }),
    reason: z
      .string()
      .trim()
      .max(1000)
      .nullable()
      .default(null)
      .meta({ description: "Required for a zone wider than the pack's" }),
  })
  .meta({ id: 'TracingRequest', example: { caseHolderId: exampleHolder, voyageId: exampleId } })
export type TracingRequest = z.infer<typeof TracingRequest>

const notice = z.strictObject({
  noticeId: z.uuid(),
  kind: z.enum(['district', 'focal-point']),
  addressee: z.string(),
  addresseeName: z.string(),
  contacts: z.int(),
  sentAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  acknowledgedAt: instant.nullable(),
  receipt: z.string().nullable(),
})

/** One tracing: its zone, its contacts by home district, and who was sent them. */
export const TracingAnswer = z
  .strictObject({
    tracingId: z.uuid(),
    caseHolderId: z.uuid(),
    voyageId: z.uuid(),
    designator: z.string(),
    seat: z.string().nullable(),
    rows: z.int(),
    seats: z.int().nullable(),
    wholeCabin: z.boolean(),
    reason: z.string().nullable(),
    openedAt: instant,
    contacts: z.array(
      z.strictObject({
        subjectId: z.uuid(),
        holderId: z.uuid().nullable().meta({ description: 'Null: on the list only' }),
        seat: z.string().nullable(),
        why,
        jurisdiction: z.string().nullable(),
        jurisdictionName: z.string(),
        told: z.boolean(),
      }),
    ),
    notices: z.array(notice),
  })
  .meta({ id: 'TracingAnswer' })
export type TracingAnswer = z.infer<typeof TracingAnswer>

/** `GET /desk/voyages/{voyageId}/tracings`: with the cabin as a picture. */
export const VoyageTracingsAnswer = z
  .strictObject({
    tracings: z.array(TracingAnswer),
    seatMap: z.string().meta({ description: 'SVG: cases, contacts, taken and empty seats; no name' }),
    cabinFrom: z.enum(['layout', 'seen']),
    cases: z
      .array(
        z.strictObject({
          holderId: z.uuid(),
          seat: z.string().nullable(),
          status: z.enum(['suspected', 'confirmed']),
          name: z.string(),
        }),
      )
      .meta({ description: 'Aboard, traced or not' }),
    zone: z
      .strictObject({ rows: z.int(), seats: z.int().nullable(), wholeCabin: z.boolean() })
      .meta({ description: "The pack's zone as it stands for this voyage; a wider one needs a reason" }),
  })
  .meta({ id: 'VoyageTracingsAnswer' })
export type VoyageTracingsAnswer = z.infer<typeof VoyageTracingsAnswer>

/** `GET /desk/contacts`: the query. */
export const ContactsQuestion = z.strictObject({
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}(\/[0-9]+)*$/)
    .optional(),
})

/** Contacts whose home lies under a jurisdiction, and the notices that brought them. */
export const ContactsAnswer = z
  .strictObject({
    jurisdiction: z.string(),
    contacts: z.array(
      z.strictObject({
        holderId: z.uuid(),
        tracingId: z.uuid(),
        name: z.string(),
        telephone: z.string().nullable(),
        designator: z.string(),
        arrivedAt: instant,
        seat: z.string().nullable(),
        why,
        jurisdiction: z.string(),
        jurisdictionName: z.string(),
        colour: z.string().nullable(),
        label: z.string(),
        told: z.boolean(),
        foundAt: instant,
      }),
    ),
    notices: z.array(notice),
  })
  .meta({ id: 'ContactsAnswer' })
export type ContactsAnswer = z.infer<typeof ContactsAnswer>

/** `GET /desk/contact-notices`: sent, and not acknowledged yet. */
export const ContactNoticesAnswer = z
  .strictObject({
    notices: z.array(z.strictObject({ ...notice.shape, designator: z.string(), voyageId: z.uuid() })),
  })
  .meta({ id: 'ContactNoticesAnswer' })
export type ContactNoticesAnswer = z.infer<typeof ContactNoticesAnswer>

/** `POST /desk/contact-notices/{noticeId}/acknowledgement`. */
export const NoticeAcknowledgement = z
  .strictObject({ receipt: z.string().trim().min(1).max(120).nullable().default(null) })
  .meta({ id: 'NoticeAcknowledgement', example: { receipt: 'Qingtian 0316-4' } })

/** What was acknowledged, or addressed. */
export const NoticeAcknowledged = z.strictObject({ noticeId: z.uuid() }).meta({ id: 'NoticeAcknowledged' })

/** `POST /desk/tracings/{tracingId}/focal-points`: contacts are known to have travelled on. */
export const FocalPointRequest = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    contacts: z.int().min(1).max(2000),
  })
  .meta({ id: 'FocalPointRequest', example: { country: 'IT', contacts: 1 } })

/** `GET /desk/tracings/{tracingId}/focal-points/{country}`: what is sent (IHR Art. 45). */
export const FocalPointAnswer = z
  .strictObject({
    voyage: z.strictObject({ designator: z.string(), arrivedAt: instant, port: z.string() }),
    contacts: z.array(
      z.strictObject({
        name: z.string(),
        dateOfBirth: z.string().nullable(),
        nationality: z.string().nullable(),
        documentNumber: z.string().nullable(),
        telephone: z.string().nullable(),
        email: z.string().nullable(),
        seat: z.string().nullable(),
        disembarked: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'FocalPointAnswer' })
