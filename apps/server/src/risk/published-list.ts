// A published list is a dated file of the pack: what an authority put in force, with clause and figures of each
// entry. It stays in force until another is published; an entry past its review day is overdue, not void.
import { z } from 'zod'
import { isPlainDate } from '../place/plain-date.ts'
import { metrics } from './metrics.ts'

const plainDateSchema = z.string().refine(isPlainDate, 'is not a day; write YYYY-MM-DD')
const figuresSchema = z.partialRecord(z.enum(metrics), z.number().nullable())

const publishedEntrySchema = z.strictObject({
  place: z.string(),
  level: z.string(),
  clause: z.string(),
  figures: figuresSchema,
  reviewBy: plainDateSchema,
  /** Why it was put there by hand; nothing where a clause did. */
  reason: z.string().min(1).optional(),
})
export type PublishedEntry = z.infer<typeof publishedEntrySchema>

export const publishedListSchema = z.strictObject({
  /** The rule of `clauses.json` it was derived by. */
  list: z.string(),
  edition: z.string(),
  effectiveAt: z.iso.datetime({ offset: true }),
  /** The day of the series it was derived from; null for a list that was decided, not derived. */
  derivedOn: plainDateSchema.nullable(),
  source: z.string(),
  entries: z.array(publishedEntrySchema),
})
export type PublishedList = z.infer<typeof publishedListSchema>

/** The list in force: of those already effective the latest. Nothing when none has been published yet. */
export function findListInForce<List extends PublishedList>(
  lists: readonly List[],
  list: string,
  at: Date,
): List | undefined {
  return lists
    .filter((candidate) => candidate.list === list && Date.parse(candidate.effectiveAt) <= at.getTime())
    .toSorted((a, b) => Date.parse(b.effectiveAt) - Date.parse(a.effectiveAt))
    .at(0)
}
