// The lists of affected areas over the API: which was in force on a day, and why each place stands on it.
import { z } from 'zod'

const plainDate = z.iso.date()
const instant = z.iso.datetime({ offset: true })

/** `GET /risk-list`: the query. */
export const RiskListQuestion = z.strictObject({
  on: plainDate.optional().meta({
    description:
      "A day in the authority's zone: the list in force at its end. Today's when left out; never later than now",
    example: '2020-03-16',
  }),
  scheme: z
    .enum(['international', 'resident'])
    .default('international')
    .meta({ description: 'Whose list: of areas abroad for arrivals, of areas at home for residents' }),
})

const figure = z.number().nullable()

/** The figures behind an entry; null where one is not known. */
export const RiskFigures = z.record(z.string(), figure).meta({
  description: 'cumulative, newIn7Days, newIn14Days, cumulativePer100000, newIn14DaysPer100000, growth',
})

/** One listed place. */
export const RiskEntry = z.strictObject({
  place: z.string().meta({ description: 'ISO 3166-1 alpha-2, or ISO 3166-2 below a country' }),
  level: z.string().meta({ description: 'One of `levels`' }),
  clause: z.string().meta({ description: 'The clause that put it there' }),
  figures: RiskFigures,
  reviewBy: plainDate.meta({ description: 'The last day by which it must be looked at again' }),
  reason: z.string().optional().meta({ description: 'Why it was put there by hand' }),
  overdue: z.boolean().meta({ description: 'Nobody looked at it by then; it stays in force' }),
})

/** The list in force. A place that is not on it has no level, which then is known. */
export const RiskListAnswer = z
  .strictObject({
    pack: z.string(),
    scheme: z.enum(['international', 'resident']),
    list: z.string(),
    edition: z.string(),
    on: plainDate,
    effectiveAt: instant,
    publishedAt: instant,
    derivedOn: plainDate
      .nullable()
      .meta({ description: 'The day of the series; null for a list that was decided' }),
    source: z.string(),
    levels: z.array(z.string()).meta({ description: 'Strictest first' }),
    entries: z.array(RiskEntry),
  })
  .meta({ id: 'RiskListAnswer' })

export type RiskListAnswer = z.infer<typeof RiskListAnswer>
