// The boarding check of operators: OK, ask, not OK; never why.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const designator = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2,3} ?[0-9]{1,4}[A-Z]?$/, 'Carrier and number, such as SU206')
const answer = z.enum(['ok', 'ask', 'not-ok'])

/** `POST /boarding/checks`: one passenger or a list of at most 900. */
export const BoardingRequest = z
  .strictObject({
    voyage: designator,
    at: instant.meta({ description: 'About when it departs or arrives' }),
    passengers: z
      .array(
        z.strictObject({
          documentNumber: z.string().trim().min(1).max(40),
          primaryIdentifier: z.string().trim().min(1).max(80),
          secondaryIdentifier: z.string().trim().max(80).default(''),
          dateOfBirth: z.iso.date().nullable().default(null),
        }),
      )
      .min(1)
      .max(900),
  })
  .meta({
    id: 'BoardingRequest',
    example: {
      voyage: 'SU208',
      at: '2020-03-17T10:05:00+08:00',
      passengers: [
        { documentNumber: 'L898902C3', primaryIdentifier: 'ERIKSSON', secondaryIdentifier: 'AMINA' },
      ],
    },
  })
export type BoardingRequest = z.infer<typeof BoardingRequest>

/** One answer; `checkId` names it in webhooks. */
export const BoardingAnswers = z
  .strictObject({
    voyage: z.string(),
    doorsCloseAt: instant.nullable().meta({ description: 'Until then an answer may change' }),
    answers: z.array(z.strictObject({ checkId: z.uuid(), documentNumber: z.string(), answer })),
    ask: z.string().meta({ description: 'What to say to whoever is to be asked: where to declare' }),
  })
  .meta({ id: 'BoardingAnswers' })
export type BoardingAnswers = z.infer<typeof BoardingAnswers>

/** `GET /boarding/checks`: the query, and how the answers of a voyage stand now. */
export const BoardingQuestion = z.strictObject({ voyage: designator, at: instant })
export const BoardingStanding = z
  .strictObject({
    voyage: z.string(),
    checks: z.array(z.strictObject({ checkId: z.uuid(), answer, changedAt: instant })),
  })
  .meta({ id: 'BoardingStanding' })

/** `GET /desk/voyages/{voyageId}/boarding`: everyone on the list, as an operator would be answered now. */
export const BoardingListAnswer = z
  .strictObject({
    voyageId: z.uuid(),
    designator: z.string(),
    departsAt: instant.nullable(),
    doorsCloseAt: instant.nullable(),
    asOf: instant,
    ask: z.string().meta({ description: 'What to say to whoever is to be asked' }),
    people: z.array(
      z.strictObject({
        personId: z.uuid(),
        name: z.string(),
        documentNumber: z.string().nullable(),
        seat: z.string().nullable(),
        answer,
      }),
    ),
  })
  .meta({ id: 'BoardingListAnswer' })
export type BoardingListAnswer = z.infer<typeof BoardingListAnswer>

/** `GET /desk/boarding/alarms`: still to be asked about shortly before departure. */
export const BoardingAlarmsAnswer = z
  .strictObject({
    alarms: z.array(
      z.strictObject({
        voyageId: z.uuid(),
        designator: z.string(),
        port: z.string(),
        departsAt: instant,
        checkId: z.uuid(),
        holderId: z.uuid().nullable(),
        raisedAt: instant,
      }),
    ),
  })
  .meta({ id: 'BoardingAlarmsAnswer' })
export type BoardingAlarmsAnswer = z.infer<typeof BoardingAlarmsAnswer>
