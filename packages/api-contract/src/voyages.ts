// Voyages at the desk: who comes when, how each is rated, what happens to it, how it is received.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const plainDate = z.iso.date()
const path = z.string().regex(/^[A-Z]{2}(\/[0-9]+)*$/, 'A path such as CN/33 or CN/33/3311')
const port = z
  .string()
  .regex(
    /^[A-Z]{3}$|^[A-Z]{2}[A-Z2-9]{3}$/,
    'An airport by its IATA code such as PVG, a harbour by its UN/LOCODE',
  )
const colour = z.enum(['green', 'yellow', 'orange', 'red', 'unknown'])
const conveyance = z.enum(['aircraft', 'ship', 'train', 'road'])
const text = (most: number) => z.string().trim().min(1).max(most)

/** `GET /desk/voyages`: the query. */
export const VoyagesQuestion = z.strictObject({
  jurisdiction: path.optional(),
  port: port.optional(),
  on: plainDate.optional().meta({ description: "A day in the authority's zone; today when left out" }),
})

/** Why a voyage is rated as it is. */
export const RatingReason = z.strictObject({
  of: z.string(),
  value: z.number(),
  atLeast: z.number(),
  share: z.boolean(),
  words: z.string().meta({ description: 'In the language asked for' }),
})

/** One voyage: what it brings, how it is rated, how it is received. */
export const VoyageSummary = z
  .strictObject({
    voyageId: z.uuid(),
    conveyance,
    designator: z.string(),
    operator: z.string().nullable(),
    conveyanceType: z.string().nullable(),
    origin: z.string().nullable(),
    originName: z.string().nullable(),
    port: z.string(),
    portName: z.string(),
    status: z.enum(['scheduled', 'departed', 'landed', 'cancelled']),
    scheduledAt: instant,
    departsAt: instant.nullable(),
    arrivesAt: instant,
    landedAt: instant.nullable(),
    listedAt: instant.nullable().meta({ description: 'When the last passenger list was taken' }),
    counts: z.strictObject({
      byColour: z.partialRecord(colour, z.int()),
      declared: z.int(),
      listed: z.int(),
      undeclared: z.int().meta({ description: 'Listed, and nobody found who declared' }),
      likely: z.int().meta({ description: 'Listed, and a person must say who it is' }),
      landed: z.int(),
      met: z.int().meta({ description: 'Stood at the door of the port' }),
      symptomatic: z.int(),
      contacts: z.int(),
      cases: z.int(),
    }),
    rating: z.strictObject({ level: z.string(), label: z.string(), reasons: z.array(RatingReason) }),
    plan: z.strictObject({
      stand: z.string(),
      boardingTeam: z.int(),
      sampling: z.enum(['none', 'symptomatic', 'strict', 'all']),
      lanes: z.strictObject({ fast: z.int(), escorted: z.int(), health: z.int() }),
    }),
    pratique: z.strictObject({
      answer: z.enum(['open', 'granted', 'withheld']),
      reasons: z.array(z.string()),
      at: instant.nullable(),
    }),
  })
  .meta({ id: 'VoyageSummary' })
export type VoyageSummary = z.infer<typeof VoyageSummary>

/** Voyages of a day, in the order of arrival. */
export const VoyagesAnswer = z
  .strictObject({ on: plainDate, port: z.string().nullable(), voyages: z.array(VoyageSummary) })
  .meta({ id: 'VoyagesAnswer' })
export type VoyagesAnswer = z.infer<typeof VoyagesAnswer>

const leg = z.strictObject({
  origin: z.string(),
  destination: z.string(),
  departsAt: instant.nullable(),
  arrivesAt: instant.nullable(),
})

/** `GET /desk/voyages/{voyageId}`. */
export const VoyageAnswer = z
  .strictObject({
    voyage: VoyageSummary,
    legs: z.array(leg),
    events: z.array(
      z.strictObject({
        seq: z.int(),
        kind: z.string(),
        at: instant,
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'VoyageAnswer' })
export type VoyageAnswer = z.infer<typeof VoyageAnswer>

/** `POST /desk/voyages`: one that is expected. */
export const VoyageRequest = z
  .strictObject({
    conveyance: conveyance.default('aircraft'),
    designator: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{2,20}$/, 'Flight, train or line number, ship or plate; no spaces'),
    operator: z
      .string()
      .regex(/^[A-Z0-9]{2,3}$/)
      .nullable()
      .default(null),
    conveyanceType: z
      .string()
      .regex(/^[A-Z0-9]{3,4}$/)
      .nullable()
      .default(null)
      .meta({ description: 'ICAO type designator, such as A333: which cabin it has' }),
    origin: port.nullable().default(null),
    port,
    departsAt: instant.nullable().default(null),
    arrivesAt: instant,
  })
  .meta({
    id: 'VoyageRequest',
    example: {
      conveyance: 'aircraft',
      designator: 'MU552',
      operator: 'MU',
      origin: 'LHR',
      port: 'PVG',
      departsAt: '2020-03-17T22:20:00Z',
      arrivesAt: '2020-03-18T17:25:00+08:00',
    },
  })
export type VoyageRequest = z.infer<typeof VoyageRequest>

const reason = z.string().trim().min(3, 'Say why').max(500)
/** `POST /desk/voyages/{voyageId}/course`: what happens to the voyage happens to those aboard. */
export const CourseRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('departed'), at: instant }),
    z.strictObject({
      kind: z.literal('landed'),
      at: instant,
      headCount: z.int().min(0).max(20_000).nullable().default(null),
    }),
    z.strictObject({ kind: z.literal('delayed'), arrivesAt: instant, reason }),
    z.strictObject({ kind: z.literal('diverted'), port, arrivesAt: instant, reason }),
    z.strictObject({ kind: z.literal('cancelled'), reason }),
  ])
  .meta({
    id: 'CourseRequest',
    example: { kind: 'delayed', arrivesAt: '2020-03-16T18:30:00+08:00', reason: 'Late from Moscow' },
  })
export type CourseRequest = z.infer<typeof CourseRequest>

/** What a course came to. */
export const CourseAnswer = z
  .strictObject({
    voyageId: z.uuid(),
    status: z.string(),
    moved: z.int().meta({ description: 'Travellers it moved' }),
  })
  .meta({ id: 'CourseAnswer' })

/** `POST /desk/voyages/{voyageId}/health-declarations` (ICAO Annex 9 App. 1; IHR Annexes 8 and 9). */
export const HealthDeclarationRequest = z
  .strictObject({
    form: z.enum(['general-declaration', 'maritime-declaration', 'message']),
    ill: z
      .array(
        z.strictObject({
          seat: z.string().max(20).nullable().default(null),
          symptoms: z.array(text(80)).max(20),
          since: plainDate.nullable().default(null),
          died: z.boolean().default(false),
          note: text(500).nullable().default(null),
        }),
      )
      .max(500),
    yes: z
      .array(text(80))
      .max(20)
      .default([])
      .meta({ description: 'Questions of the form answered with yes' }),
    disinsected: text(200).nullable().default(null),
    text: text(4000).nullable().default(null),
  })
  .meta({
    id: 'HealthDeclarationRequest',
    example: {
      form: 'general-declaration',
      ill: [{ seat: '31K', symptoms: ['fever', 'cough'], since: '2020-03-15' }],
      text: 'One passenger with fever above 38 °C and a cough.',
    },
  })
export type HealthDeclarationRequest = z.infer<typeof HealthDeclarationRequest>

/** `POST /desk/voyages/{voyageId}/pratique` (IHR Art. 28). */
export const PratiqueRequest = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('granted'), conditions: z.array(reason).max(10).default([]) }),
    z.strictObject({ answer: z.literal('withheld'), reasons: z.array(reason).min(1).max(10) }),
  ])
  .meta({ id: 'PratiqueRequest', example: { answer: 'granted', conditions: ['Row 31 leaves last'] } })
export type PratiqueRequest = z.infer<typeof PratiqueRequest>

/** `POST /desk/voyages/{voyageId}/disinfections`. */
export const DisinfectionRequest = z.strictObject({ what: text(200), how: text(200), at: instant }).meta({
  id: 'DisinfectionRequest',
  example: {
    what: 'Cabin, rows 28 to 34',
    how: 'Sodium hypochlorite 0.1 %',
    at: '2020-03-16T06:00:00+08:00',
  },
})

/** The number of what was recorded. */
export const VoyageEventAnswer = z.strictObject({ voyageId: z.uuid() }).meta({ id: 'VoyageEventAnswer' })
