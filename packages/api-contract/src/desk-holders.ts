// Lists of holders at the desk: expected arrivals, holders by jurisdiction or port, what is overdue, and search.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const plainDate = z.iso.date()
const path = z.string().regex(/^[A-Z]{2}(\/[0-9]+)*$/, 'A path such as CN/33 or CN/33/3311')
const iata = z.string().regex(/^[A-Z]{3}$/, 'An airport by its IATA code, such as PVG')
const flight = z
  .string()
  .regex(/^[A-Z0-9]{2,3}[0-9]{1,4}[A-Z]?$/, 'Carrier and number without a space, such as SU206')

const ground = {
  jurisdiction: path.optional().meta({ description: "The first post's when left out" }),
  port: iata.optional(),
}
const colour = z.enum(['green', 'yellow', 'orange', 'red', 'unknown'])

/** `GET /desk/arrivals`: the query. */
export const ArrivalsQuestion = z.strictObject({
  ...ground,
  on: plainDate.optional().meta({ description: "A day in the authority's zone; today when left out" }),
})

/** Flights of a day that bring somebody, in the order of arrival. */
export const ArrivalsAnswer = z
  .strictObject({
    on: plainDate,
    jurisdiction: z.string(),
    port: z.string().nullable(),
    flights: z.array(
      z.strictObject({
        flight: z.string().nullable(),
        port: z.string().nullable(),
        portName: z.string().nullable(),
        arrivalAt: instant,
        landed: z.int(),
        byColour: z.partialRecord(colour, z.int()),
      }),
    ),
  })
  .meta({ id: 'ArrivalsAnswer' })
export type ArrivalsAnswer = z.infer<typeof ArrivalsAnswer>

/** `GET /desk/holders`: the query. */
export const HoldersQuestion = z.strictObject({
  ...ground,
  state: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  flight: flight.optional(),
  on: plainDate.optional().meta({ description: "Arrivals of this day in the authority's zone" }),
  after: z.string().max(60).optional().meta({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A holder in a list: no name, nothing that the row does not need. */
export const HolderRow = z.strictObject({
  holderId: z.uuid(),
  scheme: z.string(),
  jurisdiction: z.string(),
  jurisdictionName: z.string(),
  stage: z.string().nullable(),
  arrivalAt: instant.nullable(),
  landedAt: instant.nullable(),
  port: z.string().nullable(),
  flight: z.string().nullable(),
  seat: z.string().nullable(),
  state: z.string().nullable(),
  colour: colour.nullable(),
  label: z.string().meta({ description: 'The state in the language asked for' }),
  amendmentWaits: z.boolean(),
})
export type HolderRow = z.infer<typeof HolderRow>

/** One page of holders, the latest arrival first. */
export const HoldersAnswer = z
  .strictObject({ holders: z.array(HolderRow), next: z.string().nullable() })
  .meta({ id: 'HoldersAnswer' })
export type HoldersAnswer = z.infer<typeof HoldersAnswer>

/** `GET /desk/holders/counts`: how many stand in each state, for the same question. */
export const CountsAnswer = z
  .strictObject({
    total: z.int(),
    states: z.array(z.strictObject({ state: z.string(), colour, label: z.string(), count: z.int() })),
  })
  .meta({ id: 'CountsAnswer' })
export type CountsAnswer = z.infer<typeof CountsAnswer>

/** What a search is for: kept with it, and shown to whom it found. */
export const purposes = ['arrival', 'question', 'correction', 'contact-tracing', 'handover', 'other'] as const

/** `POST /desk/searches`. A name counts only with a date of birth. */
export const SearchRequest = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('reference'),
      purpose: z.enum(purposes),
      reference: z.string().min(1).max(40),
    }),
    z.strictObject({
      by: z.literal('document'),
      purpose: z.enum(purposes),
      number: z.string().trim().min(1).max(40),
    }),
    z.strictObject({
      by: z.literal('name'),
      purpose: z.enum(purposes),
      primary: z.string().trim().min(1).max(80),
      secondary: z.string().trim().max(80),
      dateOfBirth: plainDate,
    }),
  ])
  .meta({
    id: 'SearchRequest',
    example: { by: 'reference', purpose: purposes[0], reference: '7K4-D9X-WQ2' },
  })
export type SearchRequest = z.infer<typeof SearchRequest>

/** Whom a search found. Those elsewhere are only counted. */
export const SearchAnswer = z
  .strictObject({
    holders: z.array(HolderRow.extend({ name: z.string() })),
    elsewhere: z.int().meta({ description: "Found, but outside the officer's jurisdiction or port" }),
  })
  .meta({ id: 'SearchAnswer' })
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** What is overdue: the longest first, at most 50 of a kind, with how many there are. */
export const OverdueAnswer = z
  .strictObject({
    jurisdiction: z.string(),
    port: z.string().nullable(),
    kinds: z.array(
      z.strictObject({
        kind: z.enum(['measure-ended', 'amendment-waits', 'category-waits', 'arrival-past-due']),
        total: z.int(),
        holders: z.array(HolderRow.extend({ dueAt: instant.nullable(), measure: z.string().nullable() })),
      }),
    ),
    lists: z.array(
      z.strictObject({
        list: z.string(),
        edition: z.string(),
        reviewBy: plainDate,
        places: z.int().meta({ description: 'Entries that nobody looked at by then' }),
      }),
    ),
  })
  .meta({ id: 'OverdueAnswer' })
export type OverdueAnswer = z.infer<typeof OverdueAnswer>
