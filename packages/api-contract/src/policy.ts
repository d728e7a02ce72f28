// The rules over the API: which are in force, in words and as expressions, with their sources.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const code = z.string()

/** `GET /policy`: the query. */
export const PolicyQuestion = z.strictObject({
  pack: code
    .optional()
    .meta({ description: 'A pack by its id; the one in use when left out', example: 'zhejiang-2020' }),
  at: instant.optional().meta({
    description: 'As of an instant, never later than now; now when left out',
    example: '2020-03-16T08:00:00+08:00',
  }),
})

/** One measure of a rule. */
export const PolicyMeasure = z.strictObject({
  code,
  kind: code.meta({ description: 'A kind of health measure of the International Health Regulations' }),
  label: z.string(),
  now: z.string(),
  from: code.meta({ description: 'From which day it counts; that day is day 0' }),
  fromLabel: z.string().nullable().meta({ description: "The pack's name of that day, where it is its own" }),
  days: z.int().nullable().meta({ description: "Ends at 24:00 of this day in the authority's zone" }),
  withinHours: z.int().nullable(),
})

/** One rule. */
export const PolicyRule = z.strictObject({
  id: code,
  number: z.int(),
  state: code,
  colour: code,
  categories: z.array(code).meta({ description: 'Whom it concerns; everybody when empty' }),
  title: z.string(),
  because: z.string(),
  change: z.string(),
  now: z.string(),
  when: z.unknown().meta({ description: 'The expression, CertLogic' }),
  measures: z.array(PolicyMeasure),
  source: z.looseObject({ title: z.string() }),
  who: z
    .strictObject({
      advice: z.string(),
      beyond: z.string().nullable(),
      source: z.looseObject({ title: z.string() }),
    })
    .nullable()
    .meta({
      description: 'Advice of the World Health Organization, and why the rule goes further (IHR Art. 43)',
    }),
})

/** What two people did with a version. */
export const PolicyPublication = z.strictObject({
  deed: z.enum(['published', 'renewed', 'rolled-back']),
  at: instant,
  proposedBy: z.string(),
  agreedBy: z.string(),
  reason: z.string(),
  expiresAt: instant.nullable(),
})

/** One published version. */
export const PolicyVersionAnswer = z.strictObject({
  number: z.int(),
  title: z.string(),
  reason: z.string(),
  publishedAt: instant,
  effectiveAt: instant,
  expiresAt: instant,
  binds: z.strictObject({ airborne: code, landed: code, reason: z.string().nullable() }),
  withoutList: z
    .string()
    .nullable()
    .meta({ description: 'Why it needs no list of areas; null when it reads one' }),
  publications: z.array(PolicyPublication),
  rules: z.array(PolicyRule),
})

/** One scheme. */
export const PolicyScheme = z.strictObject({
  code,
  label: z.string(),
  states: z.array(z.strictObject({ code, colour: code, shape: code, label: z.string(), now: z.string() })),
  inForce: z.int().nullable().meta({ description: 'The number of the version that binds who arrives then' }),
  versions: z.array(PolicyVersionAnswer).meta({ description: 'Published by then, the latest first' }),
})

/** The rules in words, in the language of `Accept-Language`. */
export const PolicyAnswer = z
  .strictObject({
    pack: code,
    title: z.string(),
    authority: z.string(),
    zone: z.string(),
    at: instant,
    language: code,
    schemes: z.array(PolicyScheme),
  })
  .meta({ id: 'PolicyAnswer' })

export type PolicyAnswer = z.infer<typeof PolicyAnswer>
