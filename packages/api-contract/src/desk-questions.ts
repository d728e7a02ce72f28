// Questions at the policy desk: what is asked, an edit with its check and its preview, and what waits for a second person.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const language = z.enum(['en', 'zh-Hans', 'ar', 'it', 'es', 'fr'])
const document = z
  .looseObject({
    resourceType: z.literal('Questionnaire'),
    item: z.array(z.looseObject({ linkId: z.string() })),
  })
  .meta({ description: 'A FHIR R4 Questionnaire, the part that packs use' })

export const QuestionChange = z.strictObject({
  of: z.string().meta({ description: 'Its link id' }),
  what: z.enum(['added', 'removed', 'text', 'hint', 'options', 'required', 'asked-when', 'moved']),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

export const DeskQuestions = z
  .strictObject({
    pack: z.string(),
    scheme: z.string(),
    number: z.int().meta({ description: 'How often they were published here; 0 as the pack shipped them' }),
    document,
    languages: z.array(language).meta({ description: 'In which every word must stand' }),
    proposal: z
      .strictObject({
        document,
        by: z.string(),
        mine: z.boolean(),
        at: instant,
        note: z.string(),
        changes: z.array(QuestionChange),
      })
      .nullable(),
  })
  .meta({ id: 'DeskQuestions' })
export type DeskQuestions = z.infer<typeof DeskQuestions>

const example = { resourceType: 'Questionnaire' as const, item: [{ linkId: 'contact' }] }

export const QuestionsToCheck = z
  .strictObject({ document, page: z.string(), language })
  .meta({ example: { document: example, page: 'contact', language: 'ar' } })
export type QuestionsToCheck = z.infer<typeof QuestionsToCheck>

export const QuestionsChecked = z
  .strictObject({
    faults: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    changes: z.array(QuestionChange),
    html: z
      .string()
      .nullable()
      .meta({ description: 'The page as a traveller sees it; null while there are faults' }),
  })
  .meta({ id: 'QuestionsChecked' })
export type QuestionsChecked = z.infer<typeof QuestionsChecked>

export const QuestionsProposed = z
  .strictObject({
    number: z.int().meta({ description: 'Of the questions that were edited; another by then is refused' }),
    document,
    note: z.string().min(5).max(500),
  })
  .meta({ example: { number: 0, document: example, note: 'Asks for the seat in plainer words.' } })
export type QuestionsProposed = z.infer<typeof QuestionsProposed>

export const QuestionsPublished = z.strictObject({ number: z.int() })
