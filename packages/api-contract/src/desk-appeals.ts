// Appeals at the desk: the list with its clocks, one appeal to read, and what an officer does with it.
import { z } from 'zod'
import { HolderRow } from './desk-holders.ts'

const instant = z.iso.datetime({ offset: true })

/** Overdue: the pack's hours have passed. Escalated: the control room answers. */
export const AppealStanding = z.enum(['overdue', 'escalated', 'open', 'answered'])
export type AppealStanding = z.infer<typeof AppealStanding>

/** `GET /desk/appeals`: the query. */
export const AppealsQuestion = z.strictObject({
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}(\/[0-9]+)*$/, 'A path such as CN/33 or CN/33/3311')
    .optional()
    .meta({ description: "The first post's when left out" }),
  port: z
    .string()
    .regex(/^[A-Z]{3}$/, 'An airport by its IATA code, such as PVG')
    .optional(),
  standing: AppealStanding.optional().meta({ description: 'All that wait when left out' }),
})

const officer = z.strictObject({ staffId: z.uuid(), name: z.string() })

/** An appeal in a list: no name, no word of what was written. */
export const AppealRow = z.strictObject({
  number: z.string(),
  holder: HolderRow.nullable().meta({ description: 'Null once erased' }),
  standing: AppealStanding,
  filedAt: instant,
  dueAt: instant,
  answeredAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  language: z.string().meta({ description: 'In which it is answered' }),
  taken: officer.nullable().meta({ description: 'Who has it in hand' }),
  outcome: z.enum(['upheld', 'dismissed']).nullable(),
})
export type AppealRow = z.infer<typeof AppealRow>

/** `GET /desk/appeals`: the first due first, at most 200. */
export const AppealsAnswer = z
  .strictObject({
    counts: z.record(AppealStanding, z.int()),
    appeals: z.array(AppealRow),
  })
  .meta({ id: 'AppealsAnswer' })
export type AppealsAnswer = z.infer<typeof AppealsAnswer>

/** `GET /desk/appeals/{number}`: reading it is recorded. */
export const AppealAnswer = z
  .strictObject({
    appeal: AppealRow,
    name: z.string(),
    reason: z.string().meta({ description: 'In her own words, in any language' }),
    answer: z.string().nullable(),
    answeredBy: officer.nullable(),
    corrected: z.boolean().meta({ description: 'A fact was corrected since it was filed: it may be upheld' }),
    may: z
      .array(z.enum(['take', 'answer', 'escalate']))
      .meta({ description: 'What this officer may do with it' }),
  })
  .meta({ id: 'AppealAnswer' })
export type AppealAnswer = z.infer<typeof AppealAnswer>

const reason = z.string().trim().min(10, 'Say why, in ten letters or more').max(2000)

/** `POST /desk/appeals/{number}/answer`. Upheld only after the wrong fact was corrected: a colour cannot be written. */
export const AppealAnswerRequest = z
  .strictObject({
    outcome: z.enum(['upheld', 'dismissed']),
    reason: reason.meta({ description: 'She reads this' }),
  })
  .meta({
    id: 'AppealAnswerRequest',
    example: { outcome: 'dismissed', reason: 'The stamp of Milan of 14 March is in the passport.' },
  })
export type AppealAnswerRequest = z.infer<typeof AppealAnswerRequest>

/** `POST /desk/appeals/{number}/escalation`. */
export const AppealEscalationRequest = z
  .strictObject({ reason })
  .meta({ id: 'AppealEscalationRequest', example: { reason: 'I corrected this declaration myself.' } })
export type AppealEscalationRequest = z.infer<typeof AppealEscalationRequest>

/** `POST /desk/appeals/taken`: several at once; with `preview`, only what would come of it. */
export const AppealTakeRequest = z
  .strictObject({ numbers: z.array(z.string().min(1).max(40)).min(1).max(200), preview: z.boolean() })
  .meta({ id: 'AppealTakeRequest', example: { numbers: ['A-7K4-D9X-WQ2'], preview: true } })
export type AppealTakeRequest = z.infer<typeof AppealTakeRequest>

/** What came, or would come, of taking each. */
export const AppealTakeAnswer = z
  .strictObject({
    preview: z.boolean(),
    appeals: z.array(
      z.strictObject({
        number: z.string(),
        outcome: z.enum(['taken', 'hers-already', 'with-another', 'answered', 'escalated', 'not-found']),
        with: z.string().nullable().meta({ description: 'The officer who has it in hand' }),
      }),
    ),
  })
  .meta({ id: 'AppealTakeAnswer' })
export type AppealTakeAnswer = z.infer<typeof AppealTakeAnswer>
