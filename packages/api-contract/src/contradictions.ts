// Data screening: what contradicts a declaration, put to an officer and to whom it is about. It never is a colour.
import { z } from 'zod'
import { HolderRow } from './desk-holders.ts'

const instant = z.iso.datetime({ offset: true })
const kind = z.enum(['stop', 'seat', 'name', 'birth-date', 'document', 'leg', 'earlier-case'])

/** `GET /desk/contradictions`: what is open under a jurisdiction or at a port, of a voyage, or all of one holder. */
export const ContradictionsQuestion = z.strictObject({
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}(\/[0-9]+)*$/, 'A path such as CN/33 or CN/33/3311')
    .optional(),
  port: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Three letters, such as PVG')
    .optional(),
  voyageId: z.uuid().optional(),
  holderId: z.uuid().optional().meta({ description: 'Those settled too' }),
})
export type ContradictionsQuestion = z.infer<typeof ContradictionsQuestion>

/** What one source says and another says otherwise, with its evidence, owner and clock. */
export const ContradictionRow = z.strictObject({
  contradictionId: z.uuid(),
  voyageId: z.uuid(),
  kind,
  kindName: z.string(),
  source: z.string().meta({ description: 'Which record speaks against the declaration, in words' }),
  said: z.string().meta({ description: 'What was declared' }),
  found: z.string().meta({ description: 'What the other record says' }),
  others: z.array(z.uuid()).meta({ description: 'Holders whose records say so' }),
  foundAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  askedAt: instant.nullable().meta({ description: 'Since when it is put to the traveller' }),
  answer: z
    .strictObject({ answer: z.enum(['right', 'mistake']), words: z.string(), at: instant })
    .nullable()
    .meta({ description: 'What the traveller said of it' }),
  outcome: z.enum(['explained', 'mended', 'unfounded', 'gone']).nullable(),
  settledAt: instant.nullable(),
  holder: HolderRow,
  name: z.string(),
  owner: z
    .string()
    .meta({ description: 'Who has it in hand: the port before the landing, then the district' }),
})
export type ContradictionRow = z.infer<typeof ContradictionRow>

export const ContradictionsAnswer = z
  .strictObject({
    contradictions: z.array(ContradictionRow),
    total: z.int().meta({ description: 'Open in the scope; at most 200 are shown' }),
  })
  .meta({ id: 'ContradictionsAnswer' })
export type ContradictionsAnswer = z.infer<typeof ContradictionsAnswer>

/** `POST /desk/contradictions/{contradictionId}/settlement`. */
export const ContradictionSettlement = z
  .strictObject({
    outcome: z.enum(['explained', 'mended', 'unfounded']).meta({
      description:
        'explained: both records may stand; mended: what was wrong was corrected since; unfounded: the other record is wrong',
    }),
    evidence: z
      .string()
      .trim()
      .min(10, 'Say what shows it, in ten letters or more')
      .max(500)
      .meta({ description: 'What shows it: kept in the chain, shown to the holder' }),
  })
  .meta({
    id: 'ContradictionSettlement',
    example: { outcome: 'explained', evidence: 'Changed seats with a family; the crew remembers it' },
  })
export type ContradictionSettlement = z.infer<typeof ContradictionSettlement>

/** What a deed with one came to. */
export const ContradictionDone = z
  .strictObject({
    contradictionId: z.uuid(),
    told: z.boolean().meta({ description: 'A message to the holder waits to be sent' }),
  })
  .meta({ id: 'ContradictionDone' })
export type ContradictionDone = z.infer<typeof ContradictionDone>

/** `POST /desk/voyages/{voyageId}/data-screening`: looked through now. */
export const DataScreeningAnswer = z
  .strictObject({ voyageId: z.uuid(), found: z.int(), gone: z.int() })
  .meta({ id: 'DataScreeningAnswer' })
export type DataScreeningAnswer = z.infer<typeof DataScreeningAnswer>
