// The door of the port: find who stands there, screen, examine, take specimens, and work on without a network.
import { z } from 'zod'
import { LanguageTag } from './language.ts'

const instant = z.iso.datetime({ offset: true })
const plainDate = z.iso.date()
const iata = z.string().regex(/^[A-Z]{3}$/, 'A port by its three letters, such as PVG')
const lane = z.enum(['fast', 'escorted', 'health'])
const colour = z.enum(['green', 'yellow', 'orange', 'red', 'unknown'])
const text = (most: number) => z.string().trim().min(1).max(most)
const code = z.string().regex(/^[a-z][a-z-]{0,39}$/)
const exampleId = '0198a000-0000-7000-8000-000000000001'
const exampleHolder = '0198a000-0000-7000-8000-000000000002'

/** `POST /desk/port/finds`: what somebody at the door shows. */
export const FindRequest = z
  .strictObject({
    by: z.enum(['code', 'zone', 'document', 'reference']),
    text: text(4000),
    voyageId: z.uuid().optional().meta({ description: 'Looked for on its list too' }),
  })
  .meta({ id: 'FindRequest', example: { by: 'document', text: 'L898902C3' } })
export type FindRequest = z.infer<typeof FindRequest>

/** Somebody at the door: what the officer has to know and no more. */
export const DoorPerson = z
  .strictObject({
    holderId: z.uuid(),
    name: z.string(),
    dateOfBirth: z.string().nullable(),
    nationality: z.string().nullable(),
    documentNumber: z.string().nullable(),
    assistance: z.array(z.string()),
    seat: z.string().nullable(),
    declared: z.boolean(),
    colour: colour.nullable(),
    label: z.string(),
    lane,
    because: z.string().meta({ description: 'Code of the rule of the pack' }),
    reason: z.string().meta({ description: 'The reason in the language asked for' }),
    reasonEnglish: z.string(),
    partyId: z.uuid().nullable(),
    withCarer: z.boolean(),
    order: z.enum(['ill', 'with-carer', 'transfer', 'direct']),
    screenedAt: instant.nullable(),
    landedAt: instant.nullable(),
  })
  .meta({ id: 'DoorPerson' })
export type DoorPerson = z.infer<typeof DoorPerson>

/** Whom a find found; several when a document is used by more than one. */
export const FindAnswer = z
  .strictObject({
    people: z.array(DoorPerson),
    listed: z
      .array(z.strictObject({ personId: z.uuid(), name: z.string(), seat: z.string().nullable() }))
      .meta({ description: 'On the list of the voyage, not declared' }),
    document: z
      .strictObject({
        documentType: z.string().nullable(),
        issuingState: z.string().nullable(),
        documentNumber: z.string(),
        primaryIdentifier: z.string(),
        secondaryIdentifier: z.string(),
        dateOfBirth: z.string().nullable(),
        sex: z.enum(['F', 'M', 'X']).nullable(),
        nationality: z.string().nullable(),
        problems: z.array(z.string()),
      })
      .nullable(),
    codeProblems: z.array(z.string()).meta({ description: 'Why a code that was read does not count' }),
  })
  .meta({ id: 'FindAnswer' })
export type FindAnswer = z.infer<typeof FindAnswer>

const deed = {
  device: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ description: 'Which tablet: two that meet one person are told' }),
  doneAt: instant.meta({ description: "On the tablet's clock; hours ago where there was no network" }),
}
const where = {
  port: iata.optional().meta({ description: "The officer's first port when left out" }),
  voyageId: z.uuid().nullable().default(null),
}

/** One temperature as the instrument shows it. */
export const ReadingRequest = z.strictObject({
  value: z.number(),
  unit: z.enum(['C', 'F']).default('C'),
  at: instant,
  device: text(60).meta({ description: 'Which thermometer: a second reading counts only from another one' }),
})

/** `POST /desk/port/screenings`. Sent again with the same id, it is the same screening. */
export const ScreeningRequest = z
  .strictObject({
    screeningId: z.uuid(),
    holderId: z.uuid(),
    ...where,
    ...deed,
    readings: z.array(ReadingRequest).max(6),
    symptoms: z.array(code).max(31),
  })
  .meta({
    id: 'ScreeningRequest',
    example: {
      screeningId: exampleId,
      holderId: exampleHolder,
      device: 'tablet-3',
      doneAt: '2020-03-16T07:58:00+08:00',
      readings: [{ value: 36.6, unit: 'C', at: '2020-03-16T07:58:00+08:00', device: 'gun-1' }],
      symptoms: [],
    },
  })
export type ScreeningRequest = z.infer<typeof ScreeningRequest>

/** The lane at once. */
export const ScreeningAnswer = z
  .strictObject({
    screeningId: z.uuid(),
    holderId: z.uuid(),
    lane,
    because: z.string(),
    reason: z.string(),
    colour: colour.nullable(),
    secondReadingAt: instant.nullable().meta({
      description: 'The first reading was high: measure again with another thermometer from then on',
    }),
    conflicts: z.array(z.uuid()).meta({ description: 'Another tablet screened her too' }),
    undoUntil: instant,
    cancelled: z.boolean(),
  })
  .meta({ id: 'ScreeningAnswer' })
export type ScreeningAnswer = z.infer<typeof ScreeningAnswer>

/** `POST /desk/port/screenings/{screeningId}/cancellation`: within a minute, by who did it. */
export const CancellationRequest = z
  .strictObject({ doneAt: instant, reason: text(200).default('undone by who recorded it') })
  .meta({ id: 'CancellationRequest', example: { doneAt: '2020-03-16T07:58:30+08:00' } })

const conflictSide = z.strictObject({
  screeningId: z.uuid(),
  officer: z.string(),
  device: z.string(),
  doneAt: instant,
  lane,
  because: z.string(),
})
/** `GET /desk/port/conflicts`: the same person screened at two tablets. */
export const ConflictsAnswer = z
  .strictObject({
    conflicts: z.array(
      z.strictObject({
        conflictId: z.uuid(),
        holderId: z.uuid(),
        name: z.string(),
        openedAt: instant,
        first: conflictSide,
        second: conflictSide,
      }),
    ),
  })
  .meta({ id: 'ConflictsAnswer' })
export type ConflictsAnswer = z.infer<typeof ConflictsAnswer>

/** `POST /desk/port/conflicts/{conflictId}`. */
export const ConflictRequest = z
  .strictObject({ kept: z.enum(['first', 'second', 'both']) })
  .meta({ id: 'ConflictRequest', example: { kept: 'both' } })

/** `POST /desk/port/examinations`: the medical officer's. */
export const ExaminationRequest = z
  .strictObject({
    examinationId: z.uuid(),
    holderId: z.uuid(),
    ...where,
    ...deed,
    finding: z.enum(['none', 'cleared', 'suspect', 'case']),
    decision: z.enum(['release', 'sample', 'refer', 'isolate']),
    answers: z.record(z.string().regex(/^[a-z][A-Za-z0-9.-]{0,60}$/), z.string().max(1000)).default({}),
    note: text(2000).nullable().default(null),
  })
  .meta({
    id: 'ExaminationRequest',
    example: {
      examinationId: exampleId,
      holderId: exampleHolder,
      device: 'tablet-7',
      doneAt: '2020-03-16T07:59:00+08:00',
      finding: 'suspect',
      decision: 'sample',
      answers: { cough: 'dry, since two days' },
    },
  })
export type ExaminationRequest = z.infer<typeof ExaminationRequest>

/** What an examination came to. */
export const ExaminationAnswer = z
  .strictObject({ examinationId: z.uuid(), holderId: z.uuid(), lane, because: z.string() })
  .meta({ id: 'ExaminationAnswer' })

/** `POST /desk/port/people`: somebody who neither declared nor can be found. */
export const StrangerRequest = z
  .strictObject({
    voyageId: z.uuid(),
    personId: z.uuid().nullable().default(null).meta({ description: 'Who she is on the list' }),
    doneAt: instant,
    language: LanguageTag,
    primaryIdentifier: text(80),
    secondaryIdentifier: z.string().trim().max(80).default(''),
    dateOfBirth: plainDate.nullable().default(null),
    sex: z.enum(['F', 'M', 'X']).nullable().default(null),
    nationality: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    documentNumber: text(40).nullable().default(null).meta({ description: 'Null: no passport' }),
    issuingState: z
      .string()
      .regex(/^[A-Z]{1,3}$/)
      .nullable()
      .default(null),
    telephone: text(40).nullable().default(null),
    assistance: z.array(code).max(10).default([]),
  })
  .meta({
    id: 'StrangerRequest',
    example: {
      voyageId: exampleId,
      doneAt: '2020-03-16T07:58:00+08:00',
      language: 'it',
      primaryIdentifier: 'FIORE',
      secondaryIdentifier: 'LUCA',
      dateOfBirth: '2012-01-09',
    },
  })
export type StrangerRequest = z.infer<typeof StrangerRequest>

/** `POST /desk/port/filings`: an officer files for those before her. */
export const FilingRequest = z
  .strictObject({
    language: LanguageTag,
    travellers: z
      .array(
        z.strictObject({
          holderId: z
            .uuid()
            .nullable()
            .default(null)
            .meta({ description: 'Known already: stays that holder' }),
          answers: z.record(z.string(), z.unknown()),
        }),
      )
      .min(1)
      .max(9),
  })
  .meta({ id: 'FilingRequest', example: { language: 'it', travellers: [{ answers: {} }] } })

/** Reference and secret to hand to the traveller, and whom the filing made or changed. */
export const FilingAnswer = z
  .strictObject({
    reference: z.string(),
    secret: z.string(),
    people: z.array(DoorPerson),
  })
  .meta({ id: 'FilingAnswer' })

/** `POST /desk/port/consents`. */
export const ConsentRequest = z
  .strictObject({
    holderId: z.uuid(),
    port: iata.optional(),
    what: z.enum(['examination', 'specimen']),
    given: z.boolean(),
    interpreter: z.boolean(),
  })
  .meta({
    id: 'ConsentRequest',
    example: { holderId: exampleHolder, what: 'specimen', given: true, interpreter: false },
  })
/** Null where she consents; else the lawful path in words. */
export const ConsentAnswer = z.strictObject({ path: z.string().nullable() }).meta({ id: 'ConsentAnswer' })

const custodyStep = z.strictObject({
  seq: z.int(),
  at: instant,
  step: z.string(),
  officer: z.string(),
  note: z.string().nullable(),
})
/** A specimen and in whose hands it was. */
export const SpecimenAnswer = z
  .strictObject({
    specimenId: z.uuid(),
    number: z.string(),
    holderId: z.uuid(),
    voyageId: z.uuid().nullable(),
    port: z.string(),
    material: z.string(),
    takenAt: instant,
    state: z.enum(['taken', 'sent', 'received', 'resulted', 'lost']),
    label: z.string().meta({ description: 'The barcode as SVG (QR of the number), to print' }),
    custody: z.array(custodyStep),
  })
  .meta({ id: 'SpecimenAnswer' })
export type SpecimenAnswer = z.infer<typeof SpecimenAnswer>

/** `POST /desk/port/specimens`. */
export const SpecimenRequest = z
  .strictObject({
    holderId: z.uuid(),
    ...where,
    doneAt: instant,
    material: z.enum(['nasopharyngeal-swab', 'oropharyngeal-swab', 'sputum', 'blood', 'other']),
    number: text(40)
      .nullable()
      .default(null)
      .meta({ description: 'Of a printed label; made here when null' }),
  })
  .meta({
    id: 'SpecimenRequest',
    example: {
      holderId: exampleHolder,
      doneAt: '2020-03-16T07:59:30+08:00',
      material: 'nasopharyngeal-swab',
    },
  })
export type SpecimenRequest = z.infer<typeof SpecimenRequest>

/** `GET /desk/port/specimens`: the query. */
export const SpecimensQuestion = z.strictObject({
  port: iata.optional(),
  state: z.enum(['taken', 'sent', 'received', 'resulted', 'lost']).optional(),
})
export const SpecimensAnswer = z
  .strictObject({ specimens: z.array(SpecimenAnswer) })
  .meta({ id: 'SpecimensAnswer' })

/** `POST /desk/port/specimens/{number}/custody`. */
export const CustodyRequest = z
  .strictObject({
    step: z.enum(['handed-over', 'received', 'lost']),
    note: text(200).nullable().default(null),
    doneAt: instant,
  })
  .meta({
    id: 'CustodyRequest',
    example: { step: 'handed-over', note: 'Courier bag 12', doneAt: '2020-03-16T08:00:00+08:00' },
  })

const wordsByCode = z.record(z.string(), z.record(LanguageTag, z.string()))

/** `GET /desk/port/voyages/{voyageId}/bundle`: to work without a network. */
export const BundleAnswer = z
  .strictObject({
    voyageId: z.uuid(),
    designator: z.string(),
    port: z.string(),
    arrivesAt: instant,
    landedAt: instant.nullable(),
    madeAt: instant,
    salt: z.string().meta({
      description:
        'A document is known again by the first 32 hexadecimal digits of SHA-256 over salt, a blank and its number in capitals without anything but letters and digits',
    }),
    people: z.array(
      z.strictObject({
        holderId: z.uuid().nullable(),
        personId: z.uuid().nullable().meta({ description: 'Of the list, where nobody declared' }),
        name: z.string(),
        dateOfBirth: z.string().nullable(),
        nationality: z.string().nullable(),
        assistance: z.array(z.string()),
        seat: z.string().nullable(),
        declared: z.boolean(),
        colour: colour.nullable(),
        label: z.string(),
        lane,
        because: z.string(),
        partyId: z.uuid().nullable(),
        withCarer: z.boolean(),
        order: z.enum(['ill', 'with-carer', 'transfer', 'direct']),
        documentHash: z.string().nullable(),
        codeIds: z.array(z.string()),
        screenedAt: instant.nullable(),
      }),
    ),
    reasons: z
      .record(z.string(), z.strictObject({ lane, words: z.record(LanguageTag, z.string()) }))
      .meta({ description: 'Of each rule the lane and its words' }),
    reading: z.strictObject({ lowest: z.number(), highest: z.number(), fever: z.number() }),
    symptoms: z.array(z.string()),
    words: z
      .strictObject({ symptoms: wordsByCode, assistance: wordsByCode })
      .default({ symptoms: {}, assistance: {} })
      .meta({ description: "The pack's, by code and language" }),
    undoSeconds: z.int(),
    sampling: z.string(),
  })
  .meta({ id: 'BundleAnswer' })
export type BundleAnswer = z.infer<typeof BundleAnswer>

const perLane = z.strictObject({ fast: z.int(), escorted: z.int(), health: z.int() })
/** `GET /desk/port/hall`: the lanes now, and the desks that the next voyages need. */
export const HallAnswer = z
  .strictObject({
    port: z.string(),
    at: instant,
    lanes: z.array(
      z.strictObject({
        lane,
        waiting: z.int(),
        waitMedianSeconds: z.int().nullable(),
        waitNinetySeconds: z.int().nullable().meta({ description: 'Nine of ten waited no longer' }),
        lastHour: z.int(),
      }),
    ),
    awaitingMedical: z.int(),
    next: z.array(
      z.strictObject({
        voyageId: z.uuid(),
        designator: z.string(),
        arrivesAt: instant,
        expected: perLane,
        desks: perLane,
      }),
    ),
  })
  .meta({ id: 'HallAnswer' })
export type HallAnswer = z.infer<typeof HallAnswer>
