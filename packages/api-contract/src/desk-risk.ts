// The risk desk: feeds and what is wrong with them, lists in force, proposals that wait for a second person.
import { z } from 'zod'

const plainDate = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
  .max(60)
const pack = code.optional().meta({ description: 'A pack in use; the general one when left out' })
const figures = z.partialRecord(
  z.enum([
    'cumulative',
    'newIn7Days',
    'newIn14Days',
    'cumulativePer100000',
    'newIn14DaysPer100000',
    'growth',
  ]),
  z.number().nullable(),
)

/** `GET /desk/risk`: the query. */
export const RiskDeskQuestion = z.strictObject({ pack })

/** A place on a list, with the words and the curve. */
export const RiskDeskEntry = z.strictObject({
  place: z.string(),
  name: z.string(),
  level: z.string(),
  clause: z.string().meta({ description: 'In words' }),
  reason: z.string().nullable().meta({ description: 'Why it stands there by hand' }),
  figures,
  reviewBy: plainDate,
  overdue: z.boolean(),
  counts: z
    .array(z.number().nullable())
    .nullable()
    .meta({ description: 'Cumulative, of the last 28 days, the oldest first' }),
})
export type RiskDeskEntry = z.infer<typeof RiskDeskEntry>

const level = z.strictObject({ id: z.string(), name: z.string() })

/** A feed as it stands. */
export const RiskDeskFeed = z.strictObject({
  id: z.string(),
  title: z.string(),
  origin: z.string(),
  lastDay: plainDate.nullable(),
  places: z.int(),
  fit: z.boolean().meta({ description: 'False: no list is derived from it, the last good one holds' }),
  findings: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  findingsInAll: z.int(),
  takenInAt: instant.nullable().meta({ description: 'Null: the file of the pack' }),
  askedAt: instant.nullable(),
  askedOutcome: z.string().nullable(),
})
export type RiskDeskFeed = z.infer<typeof RiskDeskFeed>

/** A list that waits for a second person. */
export const RiskProposal = z.strictObject({
  proposalId: z.uuid(),
  list: z.string(),
  title: z.string(),
  derivedOn: plainDate,
  proposedAt: instant,
  mine: z.boolean().meta({ description: 'Proposed by who asks: somebody else agrees' }),
  source: z.string(),
  changes: z.array(z.string()).meta({ description: 'Against the list in force, in words' }),
  entries: z.array(RiskDeskEntry),
})
export type RiskProposal = z.infer<typeof RiskProposal>

/** What the risk desk shows. */
export const RiskDeskAnswer = z
  .strictObject({
    pack: z.string(),
    title: z.string(),
    today: plainDate,
    mayPropose: z.boolean(),
    mayPublish: z.boolean(),
    lists: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        levels: z.array(level),
        reviewDue: z.int().meta({ description: 'Entries past their review day' }),
        inForce: z
          .strictObject({
            edition: z.string(),
            effectiveAt: instant,
            derivedOn: plainDate.nullable(),
            source: z.string(),
            entries: z.array(RiskDeskEntry),
          })
          .nullable(),
      }),
    ),
    feeds: z.array(RiskDeskFeed),
    proposals: z.array(RiskProposal),
  })
  .meta({ id: 'RiskDeskAnswer' })
export type RiskDeskAnswer = z.infer<typeof RiskDeskAnswer>

/** `POST /desk/risk/feeds/{feed}`. */
export const RiskFeedRequest = z
  .strictObject({ pack, csv: z.string().min(1).max(16_000_000).meta({ description: 'The file as it came' }) })
  .meta({
    id: 'RiskFeedRequest',
    example: {
      csv: 'country_csse,iso2,iso3,population,2020-03-14,2020-03-15\nItaly,IT,ITA,60461826,21157,24747\n',
    },
  })

/** `POST /desk/risk/derive`. */
export const RiskDeriveRequest = z
  .strictObject({
    pack,
    list: code,
    on: plainDate
      .optional()
      .meta({ description: "A day of the series up to today, in the authority's zone; today" }),
  })
  .meta({ id: 'RiskDeriveRequest', example: { list: 'entry-tiers', on: '2020-03-15' } })

/** What the clauses give; nothing is stored. */
export const RiskDeriveAnswer = z
  .strictObject({
    list: z.string(),
    on: plainDate,
    fit: z
      .boolean()
      .meta({ description: 'False: a feed is unfit, and the entries are those of the last good list' }),
    changes: z.array(z.string()),
    entries: z.array(RiskDeskEntry),
  })
  .meta({ id: 'RiskDeriveAnswer' })
export type RiskDeriveAnswer = z.infer<typeof RiskDeriveAnswer>

/** `POST /desk/risk/proposals`. */
export const RiskProposeRequest = z
  .strictObject({
    pack,
    list: code,
    on: plainDate.optional(),
    source: z
      .string()
      .trim()
      .min(10)
      .max(500)
      .meta({ description: 'On what it rests, for everybody to read' }),
    byHand: z
      .array(
        z.strictObject({
          place: z.string().max(40),
          level: code,
          reason: z.string().trim().max(500),
        }),
      )
      .max(50)
      .default([]),
  })
  .meta({
    id: 'RiskProposeRequest',
    example: {
      list: 'entry-tiers',
      on: '2020-03-15',
      source: 'Series of 15 March 2020, looked at by the epidemiologist on duty.',
      byHand: [
        {
          place: 'EG',
          level: 'tier-2',
          reason: 'Four cases among travellers from one river cruise this week.',
        },
      ],
    },
  })

/** `POST /desk/risk/proposals/{proposalId}/decline`. */
export const RiskDeclineRequest = z.strictObject({ reason: z.string().trim().min(10).max(500) }).meta({
  id: 'RiskDeclineRequest',
  example: { reason: 'The figures of Iran are of yesterday; derive it again.' },
})

/** The edition that is in force now. */
export const RiskPublishAnswer = z.strictObject({ edition: z.string() }).meta({ id: 'RiskPublishAnswer' })
