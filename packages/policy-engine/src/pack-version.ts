// One dated version of a pack's rules for one scheme: whom it binds, when it ends, what it says.
// A version that is published never changes; a renewal is added, and a better rule is a new version.
import { z } from 'zod'
import { CATEGORIES } from './facts.ts'
import { Code, Instant, Source, Text } from './pack-text.ts'

/** From which day a measure counts its days; that day is day 0. A pack's own slots of days may stand there too. */
export const ANCHORS = ['arrival', 'exposure', 'symptoms', 'case', 'area', 'now'] as const
export type Anchor = (typeof ANCHORS)[number]

/** A measure that a rule asks for. */
export const RuleMeasure = z.strictObject({
  code: Code.meta({ description: 'A measure of pack.json' }),
  from: z
    .union([z.enum(ANCHORS), z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a camelCase word')])
    .meta({ description: 'Day 0: an anchor, or a slot of days by its own name; `now` only without `days`' }),
  days: z
    .int()
    .min(0)
    .max(366)
    .optional()
    .meta({ description: "Ends at 24:00 of this day in the authority's zone" }),
  untilClosed: z
    .literal(true)
    .optional()
    .meta({ description: 'Ends when a recorded fact makes the rule false' }),
  once: z.literal(true).optional().meta({ description: 'Done once; never ends a rule' }),
  withinHours: z
    .int()
    .min(1)
    .max(720)
    .optional()
    .meta({ description: 'For `once`: the time limit from the anchor' }),
})
export type RuleMeasure = Readonly<z.infer<typeof RuleMeasure>>

/**
 * What the World Health Organization advises where this rule asks for a measure, beside what the authority does. One
 * that goes further says why: its scientific principles, the evidence, and what of the advice it weighed (IHR Art. 43).
 */
export const WhoAdvice = z.strictObject({
  advice: Text,
  source: Source,
  beyond: Text.optional().meta({ description: 'Why the measure goes further than the advice (IHR Art. 43)' }),
})
export type WhoAdvice = Readonly<z.infer<typeof WhoAdvice>>

/** One rule: when it holds, which state it gives, which measures it asks for, in which words, from which source. */
export const Rule = z.strictObject({
  id: Code,
  number: z
    .int()
    .min(1)
    .max(65_535)
    .meta({ description: 'Short id in the code; one number for one id, for ever' }),
  state: Code.meta({ description: 'A state of the scheme' }),
  categories: z
    .array(z.enum(CATEGORIES))
    .min(1)
    .optional()
    .meta({ description: 'Whom it concerns; all when left out' }),
  otherwise: z
    .literal(true)
    .optional()
    .meta({ description: 'Holds only where no rule without this mark holds' }),
  when: z.json().meta({ description: 'CertLogic, the typed subset (pack-format.md)' }),
  measures: z.array(RuleMeasure),
  texts: Code.meta({ description: 'A file of texts/ without its ending' }),
  source: Source,
  who: WhoAdvice.optional(),
})
export type Rule = Omit<z.infer<typeof Rule>, 'when'> & { readonly when: unknown }

/** Whom a version binds. Arrivals from its effective instant always; others only expressly, with a reason. */
export const Binds = z.strictObject({
  arrivals: z.literal('from-effective'),
  airborne: z.enum(['keep', 'bind']).meta({ description: 'Those who departed before and arrive after' }),
  landed: z.enum(['keep', 'bind']).meta({ description: 'Those already here' }),
  reason: Text.optional().meta({ description: 'Required when anyone is bound who would keep theirs' }),
})

/** An extension of a version, published with a reason. */
export const Renewal = z.strictObject({ publishedAt: Instant, expiresAt: Instant, reason: Text })

/** Whether the version needs a list of areas, or does without one by an explicit decision. */
export const RiskListNeed = z.union([
  z.literal('required'),
  z.strictObject({ none: z.strictObject({ decision: Text, source: Source }) }),
])

/** One version of the rules of one scheme: a file of versions/. */
export const PolicyVersion = z.strictObject({
  number: z.int().min(0).max(65_535),
  scheme: Code,
  title: Text,
  reason: Text,
  publishedAt: Instant,
  effectiveAt: Instant,
  expiresAt: Instant,
  renewals: z.array(Renewal),
  binds: Binds,
  riskList: RiskListNeed,
  rules: z.array(Rule).min(1),
})
export type PolicyVersion = Readonly<Omit<z.infer<typeof PolicyVersion>, 'rules'>> & {
  readonly rules: readonly Rule[]
}
