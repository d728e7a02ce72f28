// What a pack says of arrivals: how a voyage is rated and received, which lane a person takes, what an airline is
// answered, and to whom a case is reported. Data of the pack, checked here.
import { COLOURS, Text } from '@pratique/policy-engine'
import { z } from 'zod'

const code = z.string().regex(/^[a-z][a-z0-9-]*$/)
const count = z.int().min(0)

/** What is counted of a voyage. */
export const voyageMeasures = [
  'orange',
  'red',
  'unknown',
  'symptomatic',
  'contacts',
  'cases',
  'undeclared',
  'reported-ill',
  'origin-level',
] as const
export type VoyageMeasure = (typeof voyageMeasures)[number]

const LevelCondition = z.strictObject({
  of: z.enum(voyageMeasures),
  atLeast: z.number().positive(),
  /** Of everyone expected aboard, 0 to 1; else heads. */
  share: z.boolean().default(false),
})
export type LevelCondition = z.infer<typeof LevelCondition>

const lanes = ['fast', 'escorted', 'health'] as const

const PortPlan = z.strictObject({
  stand: Text,
  boardingTeam: count,
  sampling: z.enum(['none', 'symptomatic', 'strict', 'all']),
  /** Open desks of each lane. */
  lanes: z.strictObject({ fast: count, escorted: count, health: count }),
})

const VoyageLevel = z.strictObject({
  code,
  labels: Text,
  /** Any of them; none: the level that is left. */
  whenAny: z.array(LevelCondition).default([]),
  plan: PortPlan,
})
export type VoyageLevel = z.infer<typeof VoyageLevel>

/** A person: every field that is given must hold. */
const PersonClause = z.strictObject({
  colours: z.array(z.enum(COLOURS)).optional(),
  declared: z.boolean().optional(),
  symptoms: z.boolean().optional(),
  fever: z.boolean().optional(),
  exposure: z.array(z.enum(['none', 'some', 'contact'])).optional(),
  cases: z.array(z.enum(['none', 'suspected', 'confirmed', 'recovered'])).optional(),
  findings: z.array(z.enum(['none', 'cleared', 'suspect', 'case'])).optional(),
  positive: z.boolean().optional(),
  categories: z.array(z.string()).optional(),
})
export type PersonClause = z.infer<typeof PersonClause>

const LaneRule = z.strictObject({ code, lane: z.enum(lanes), because: Text, when: PersonClause.default({}) })
export type LaneRule = z.infer<typeof LaneRule>

const boardingAnswers = ['ok', 'ask', 'not-ok'] as const
const BoardingRule = z.strictObject({
  answer: z.enum(boardingAnswers),
  when: PersonClause.default({}),
  /** The law that a refusal rests on; without it nobody is refused. */
  law: Text.optional(),
})

const Report = z.strictObject({
  code,
  on: z.enum(['suspected', 'confirmed']),
  recipient: Text,
  withinHours: z.number().positive(),
  law: Text,
})
export type Report = z.infer<typeof Report>

/** `arrivals.json` of a pack. */
export const ArrivalPlan = z.strictObject({
  /** Strictest first; the last one takes what is left. */
  levels: z.array(VoyageLevel).min(1),
  /** The first that holds. */
  lanes: z.array(LaneRule).min(1),
  reading: z.strictObject({ lowest: z.number(), highest: z.number(), fever: z.number() }),
  times: z.strictObject({
    undoSeconds: count,
    reconcileMinutesAfterLanding: count,
    secondsPerPerson: z.strictObject({ fast: count, escorted: count, health: count }),
    hallMinutes: count,
    resultHours: z.number().positive(),
    listKeptDays: count,
    /** Until a contradiction that was found after the landing is settled. */
    contradictionHours: z.number().positive().default(24),
    undecidedHoursBeforeDeparture: z.number().positive(),
    doorsCloseMinutesBeforeDeparture: count,
  }),
  boarding: z.strictObject({
    rules: z.array(BoardingRule).min(1),
    ownNationality: z.string().regex(/^[A-Z]{3}$/),
    /** Null: an authority's own nationals are never refused. */
    ownNationalsLaw: Text.nullable(),
  }),
  reports: z.array(Report),
  consentRefusedPath: Text,
})
export type ArrivalPlan = z.infer<typeof ArrivalPlan>
