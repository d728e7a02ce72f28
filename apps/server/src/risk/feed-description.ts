// How a pack describes its feeds (`feeds/feeds.json`): which column says what, which name is which place,
// and which rows are left out, each with its reason. A row that is none of these is a finding, never a guess.
import { z } from 'zod'

const columns = z.array(z.string()).default([])

const shapeSchema = z.discriminatedUnion('kind', [
  /** One row a place, one column a day. */
  z.strictObject({
    kind: z.literal('wide'),
    name: z.string(),
    code: z.string().optional(),
    population: z.string().optional(),
    others: columns,
  }),
  /** One row a place and day. */
  z.strictObject({
    kind: z.literal('long'),
    on: z.string(),
    name: z.string(),
    count: z.string(),
    others: columns,
  }),
  /** One row a place and publication; each publication knows one day. */
  z.strictObject({
    kind: z.literal('vintages'),
    publishedOn: z.string(),
    on: z.string(),
    name: z.string(),
    count: z.string(),
    others: columns,
  }),
])

export const feedDescriptionSchema = z.strictObject({
  id: z.string(),
  file: z.string(),
  title: z.string(),
  origin: z.string(),
  licence: z.string(),
  shape: shapeSchema,
  places: z.record(z.string(), z.string()).default({}),
  populations: z.record(z.string(), z.int().positive()).default({}),
  leaveOut: z.record(z.string(), z.string()).default({}),
  /** Where it is asked for, and how often; without one it is taken in by hand. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  everyMinutes: z.int().min(15).max(10_080).default(360),
  /** Reports come when there is something to report: a count stands for so many days. A daily feed carries none. */
  carryDays: z.int().min(0).max(60).default(0),
  /** How many days behind its publication it may be before it has stalled. */
  lagDays: z.int().min(0).max(60).default(1),
})
export type FeedDescription = z.infer<typeof feedDescriptionSchema>
export type FeedShape = FeedDescription['shape']

export const feedsFileSchema = z.strictObject({ feeds: z.array(feedDescriptionSchema) })
