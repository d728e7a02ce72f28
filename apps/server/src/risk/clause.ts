// Clauses are data of the pack (`lists/clauses.json`): what puts a place on a list, and at which level.
import { z } from 'zod'
import { namesSchema } from '../place/names.ts'
import { type Figures, metrics } from './metrics.ts'

const conditionSchema = z.strictObject({
  metric: z.enum(metrics),
  op: z.enum(['>', '>=', '<', '<=']),
  value: z.number(),
})
type Condition = z.infer<typeof conditionSchema>

export const clauseSchema = z.strictObject({
  id: z.string(),
  level: z.string(),
  /** One condition, or several that must all hold. */
  when: z.union([conditionSchema, z.strictObject({ all: z.array(conditionSchema).min(1) })]),
  text: namesSchema,
})
export type Clause = z.infer<typeof clauseSchema>

export const listRuleSchema = z
  .strictObject({
    id: z.string(),
    title: namesSchema,
    source: z.string(),
    /** The strictest level first. */
    levels: z.array(z.strictObject({ id: z.string(), name: namesSchema })).min(1),
    /** Which places are taken from which feed; all that a feed has, unless `only` names them. */
    feeds: z.array(z.strictObject({ feed: z.string(), only: z.array(z.string()).optional() })).min(1),
    leaveOut: z.record(z.string(), z.string()).default({}),
    /** An entry must be looked at again within so many days. */
    reviewDays: z.int().min(1).max(14),
    clauses: z.array(clauseSchema).min(1),
  })
  .check((context) => {
    const levels = context.value.levels.map((level) => level.id)
    for (const [i, clause] of context.value.clauses.entries()) {
      if (levels.includes(clause.level)) continue
      const message = `clause "${clause.id}" has the level "${clause.level}", which the list does not have`
      context.issues.push({ code: 'custom', input: clause.level, path: ['clauses', i, 'level'], message })
    }
  })
export type ListRule = z.infer<typeof listRuleSchema>

export const clausesFileSchema = z.strictObject({ lists: z.array(listRuleSchema) })

/** 1 for the mildest level and one more for each stricter one; 0 for a level that the list does not have. */
export function rankOf(rule: Pick<ListRule, 'levels'>, level: string): number {
  const index = rule.levels.findIndex((candidate) => candidate.id === level)
  return index < 0 ? 0 : rule.levels.length - index
}

const comparisons: Record<Condition['op'], (a: number, b: number) => boolean> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
}

export function clauseHolds({ when }: Pick<Clause, 'when'>, figures: Figures): boolean {
  const conditions = 'all' in when ? when.all : [when]
  return conditions.every(({ metric, op, value }) => {
    const figure = figures[metric]
    return figure !== null && comparisons[op](figure, value)
  })
}
