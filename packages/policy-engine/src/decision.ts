// What a decision is: the one shape that pages, codes, lists and journals read. Plain JSON, no classes,
// so that it can be stored, sent and compared as it is.
import type { AreaEvidence } from './area.ts'
import type { FactName } from './facts.ts'

/** The kinds of health measure of the International Health Regulations, mildest first (Art. 1, 23, 30, 31). */
export const MEASURE_KINDS = [
  'public-health-observation',
  'test',
  'medical-examination',
  'quarantine',
  'isolation',
] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]

/** The colours of LOOK; `unknown` is the state of a holder whose stricter rules cannot be answered. */
export const COLOURS = ['green', 'yellow', 'orange', 'red', 'unknown'] as const
export type Colour = (typeof COLOURS)[number]

/** What stands behind a fact and has no column of its own; passed through to the reasons. */
export interface Evidence {
  /** The stops that gave the area level, the one that counts most first (see `areaOf`). */
  readonly area?: readonly AreaEvidence[]
}

/** Why: one rule that holds, with the facts that made it hold. */
export interface Reason {
  /** The rule's id in its version. */
  readonly rule: string
  /** The state that this rule alone would give. */
  readonly state: string
  /** The recorded facts that the rule reads, with their days and the day its measures count from, as they were. */
  readonly facts: Readonly<Record<string, unknown>>
  /** The latest end of its dated measures, an ISO instant; null when a fact closes it, such as the landing that is awaited. */
  readonly until: string | null
  /** Present when the rule reads the area level. */
  readonly evidence?: Evidence
}

/** A measure that is due. A code proposes it; a named officer orders quarantine and isolation. */
export interface DueMeasure {
  readonly code: string
  readonly kind: MeasureKind
  /** ISO instant of its start; null when it starts with the order. */
  readonly from: string | null
  /** ISO instant of its end (exclusive); null when a fact closes it, or when it is done once. */
  readonly until: string | null
  /** ISO instant by which a measure that is done once must be done; null when there is no such limit. */
  readonly dueAt: string | null
  /** The rules that ask for it, in the order of the reasons. */
  readonly rules: readonly string[]
}

/** The answer of `decide`. */
export interface Decision {
  /** A state code of the scheme, or `unknown`. */
  readonly state: string
  readonly colour: Colour
  /** Every rule that holds, strictest first. */
  readonly reasons: readonly Reason[]
  /** The union over the rules that hold, each code once with its latest end, strictest kind first. */
  readonly measures: readonly DueMeasure[]
  /** The facts that are required now, not recorded, and that would settle an unanswered rule. */
  readonly missing: readonly FactName[]
  /** ISO instant at which the answer may change although no fact does; null when time alone changes nothing. */
  readonly validUntil: string | null
  /** The number of the version that decided. */
  readonly policyVersion: number
}
