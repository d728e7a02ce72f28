// The exercise as a file of its pack describes it: the period, the counts it must reach, and whom it invents.
import { z } from 'zod'

const weights = z.record(z.string(), z.number().nonnegative())
const perDay = z.record(z.iso.date(), z.number().nonnegative())
const origin = z.object({
  country: z.string().length(2),
  weight: z.number().positive(),
  airports: weights,
  /** Where in the country they lived, where the pack's list is finer than countries. */
  regions: weights.optional(),
  direct: z.array(z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/)),
})
const hub = z.object({
  country: z.string().length(2),
  airport: z.string().length(3),
  weight: z.number().positive(),
  direct: z.array(z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/)).min(1),
})
const names = z.object({
  share: z.number().positive(),
  primary: z.array(z.string()).min(1),
  secondary: z.array(z.string()).min(1),
})
const instant = z.iso.datetime({ offset: true })

/** Answers to the pack's own questions about exposures, where it asks others than the house's. */
const exposure = z.object({
  weight: z.number().positive(),
  answers: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  /** The question that takes the last day, so many days before declaring. */
  lastOn: z.object({ key: z.string(), daysAgo: z.tuple([z.int(), z.int()]) }).optional(),
})

export const ExercisePlan = z.object({
  id: z.string(),
  pack: z.string(),
  note: z.string(),
  seed: z.int(),
  /** How far apart the seeds of two parties lie: of neighbours the first draws are alike. */
  seedStep: z.int().positive().default(1),
  zone: z.string(),
  coversFrom: instant,
  opensAt: instant,
  coversUntil: instant,
  platformOpensAt: instant,
  declarationsByOpening: z.int().positive(),
  holdersByOpening: z.int().positive(),
  dailyBefore: perDay,
  dailyShare: perDay,
  dailyAfter: perDay,
  partySizes: weights,
  origins: z.array(origin).min(1),
  hubs: z.array(hub).min(1),
  viaHubShare: z.number().min(0).max(1),
  hubStay: weights,
  /** How many days before leaving they came to live there: more than the look-back. */
  livedDays: z.tuple([z.int(), z.int()]).default([15, 40]),
  flights: z.record(z.string(), z.array(z.string()).min(1)),
  destinations: z.array(z.object({ district: z.string(), weight: z.number().positive() })).min(1),
  categories: weights,
  symptomaticShare: z.number(),
  contactShare: z.number(),
  clusterShare: z.number(),
  antipyreticsShare: z.number(),
  fixedHomeShare: z.number(),
  exposures: z.array(exposure).min(1).optional(),
  symptoms: weights,
  languages: weights,
  names: z.record(z.string().length(3), names),
})
export type ExercisePlan = z.infer<typeof ExercisePlan>
