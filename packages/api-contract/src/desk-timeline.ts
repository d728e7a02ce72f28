// One holder at the desk: what happened, what was decided and why, what is due, and the correction of wrong facts.
import { z } from 'zod'
import { DeskCertificate } from './desk-certificates.ts'
import { HolderRow } from './desk-holders.ts'
import { DeclaredAgain, HolderClaim } from './desk-waiting.ts'

const instant = z.iso.datetime({ offset: true })
const plainDate = z.iso.date()

/** Somewhere the holder was; both days count. */
export const DeskStop = z
  .strictObject({
    place: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'A country or region by its ISO 3166 code, such as IT or CN-42'),
    fromOn: plainDate,
    untilOn: plainDate,
    kind: z.enum(['stay', 'transfer', 'airside']),
    airsideHours: z.number().min(0).max(240).optional(),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    path: ['untilOn'],
    error: 'The last day is before the first',
  })
export type DeskStop = z.infer<typeof DeskStop>

/** What an officer may mend of a statement. A colour is never among it: it follows from the facts. */
export const StatementChange = z
  .strictObject({
    stops: z.array(DeskStop).min(1).max(40),
    arrivalAt: instant,
    port: z.string().regex(/^[A-Z]{3}$/),
    flight: z.string().regex(/^[A-Z0-9]{2,3}[0-9]{1,4}[A-Z]?$/),
    seat: z
      .string()
      .regex(/^[0-9]{1,3}[A-Z]$/)
      .nullable(),
    symptoms: z.array(z.string()).max(40),
    symptomsOn: plainDate.nullable(),
    antipyretics: z.boolean(),
    exposure: z.enum(['none', 'some', 'contact']),
    exposureOn: plainDate.nullable(),
    clusterIll: z.boolean(),
    fixedHome: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Say what is to be corrected' })
export type StatementChange = z.infer<typeof StatementChange>

/** `POST /desk/holders/{holderId}/corrections`. */
export const CorrectionRequest = z
  .strictObject({
    statement: StatementChange,
    evidence: z.string().trim().min(10, 'Say what shows it, in ten letters or more').max(500).meta({
      description: 'What shows that the fact was wrong: kept in the chain, shown to the holder',
    }),
    seen: z.int().min(1).meta({ description: '`acts` of the timeline the officer looked at' }),
  })
  .meta({
    id: 'CorrectionRequest',
    example: {
      statement: { stops: [{ place: 'IT', fromOn: '2020-03-01', untilOn: '2020-03-14', kind: 'stay' }] },
      evidence: 'Boarding pass shown at the counter',
      seen: 1,
    },
  })
export type CorrectionRequest = z.infer<typeof CorrectionRequest>

/** `POST /desk/holders/{holderId}/amendment`. */
export const AmendmentAnswer = z
  .strictObject({
    answer: z.enum(['confirm', 'decline']),
    seq: z.int().meta({ description: 'The amendment that was looked at' }),
    reason: z.string().trim().min(10).max(500).optional().meta({ description: 'Required to decline' }),
  })
  .refine(({ answer, reason }) => answer === 'confirm' || reason !== undefined, {
    path: ['reason'],
    error: 'Say why it is declined, in ten letters or more',
  })
  .meta({ id: 'AmendmentAnswer', example: { answer: 'confirm', seq: 2 } })
export type AmendmentAnswer = z.infer<typeof AmendmentAnswer>

/** What a deed came to. */
export const DeskOutcome = z
  .strictObject({
    before: z.string().nullable().meta({ description: 'Colour before' }),
    after: z.string().nullable().meta({ description: 'Colour now' }),
    label: z.string(),
    told: z
      .boolean()
      .meta({ description: 'A message to the holder waits to be sent; false: no contact is known' }),
  })
  .meta({ id: 'DeskOutcome' })
export type DeskOutcome = z.infer<typeof DeskOutcome>

const actor = z.strictObject({
  kind: z.enum(['traveller', 'officer', 'system', 'exercise']),
  name: z.string().nullable().meta({ description: 'Of an officer' }),
})

/** One act in its place in the chain. */
export const TimelineAct = z.strictObject({
  seq: z.int(),
  kind: z.string(),
  at: instant,
  actor,
  evidence: z.string().nullable(),
  details: z
    .record(z.string(), z.unknown())
    .nullable()
    .meta({ description: 'The payload without answers; null once erased' }),
})
export type TimelineAct = z.infer<typeof TimelineAct>

/** What is still to happen, who has it in hand, until when. */
export const TimelineStep = z.strictObject({
  step: z.enum([
    'landing',
    'amendment',
    'category',
    'measure-start',
    'measure-end',
    'check-in',
    'appeal',
    'contradiction',
  ]),
  owner: z.strictObject({ kind: z.enum(['port', 'district', 'control-room']), name: z.string() }),
  measure: z.string().nullable(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
})
export type TimelineStep = z.infer<typeof TimelineStep>

const reason = z.strictObject({
  rule: z.string(),
  title: z.string(),
  because: z.string(),
  change: z.string().meta({ description: 'What would change it' }),
  condition: z.string().nullable().meta({ description: 'The rule, as a sentence without a full stop' }),
  source: z.string().nullable().meta({ description: 'Where the rule comes from' }),
  facts: z.array(
    z.strictObject({
      label: z.string(),
      value: z.string(),
      fromList: z.boolean().meta({ description: 'By the list of areas in force as well' }),
      origin: z
        .strictObject({ seq: z.int(), kind: z.string(), at: instant, actor })
        .nullable()
        .meta({ description: 'The act since which the fact has its value' }),
    }),
  ),
})

/** `GET /desk/holders/{holderId}`. */
export const TimelineAnswer = z
  .strictObject({
    holder: HolderRow,
    name: z.string(),
    nativeName: z.string().nullable(),
    dateOfBirth: plainDate.nullable(),
    nationality: z.string().nullable(),
    documentNumber: z.string().nullable(),
    telephone: z.string().nullable(),
    language: z.string(),
    reference: z.string().nullable(),
    acts: z.int().meta({ description: 'How long the chain is; given back with a correction' }),
    statement: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What the holder stated, as corrected' }),
    stops: z.array(z.strictObject({ ...DeskStop.shape, placeName: z.string() })),
    pending: z
      .strictObject({
        seq: z.int(),
        statedAt: instant,
        stops: z.array(z.strictObject({ ...DeskStop.shape, placeName: z.string() })),
        changed: z.array(z.string()).meta({ description: 'Fields of the statement that would change' }),
      })
      .nullable(),
    claim: HolderClaim.nullable().meta({ description: 'A category with lines of its own that she claims' }),
    certificates: z.array(DeskCertificate),
    declaredAgain: z.array(DeclaredAgain),
    decision: z
      .strictObject({
        colour: z.string(),
        label: z.string(),
        now: z.string(),
        reasons: z.array(reason),
        measures: z.array(z.strictObject({ code: z.string(), label: z.string(), until: z.string() })),
        missing: z.array(z.string()),
        validUntil: instant.nullable(),
        policyVersion: z.int(),
        policyTitle: z.string(),
      })
      .nullable(),
    codeStanding: z.enum(['none', 'in-force', 'superseded']),
    steps: z.array(TimelineStep),
    timeline: z.array(TimelineAct),
    messages: z.array(z.strictObject({ kind: z.string(), at: instant, state: z.string() })),
  })
  .meta({ id: 'TimelineAnswer' })
export type TimelineAnswer = z.infer<typeof TimelineAnswer>

/** `GET /desk/places`: names for the fields of a correction. */
export const PlacesAnswer = z
  .strictObject({ places: z.array(z.strictObject({ code: z.string(), name: z.string() })) })
  .meta({ id: 'PlacesAnswer' })
export type PlacesAnswer = z.infer<typeof PlacesAnswer>
