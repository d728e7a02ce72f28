// The row of a holder: her state, facts and decision as typed columns. Written from here only, so that the row is
// always what the acts and the rules give.
import {
  codesOf,
  type Decision,
  FACT_NAMES,
  FACTS,
  type FactName,
  type PackManifest,
} from '@pratique/policy-engine'
import type { Outcome } from './deciding.ts'
import { arrivalOf, type HolderState } from './state.ts'

/** As a column takes it: text for numbers' sake too, ISO text for instants, JSON for jsonb. */
export type ColumnValue = null | boolean | number | string | readonly unknown[]

export type Projection = Readonly<Record<string, ColumnValue>>

const factColumns = FACT_NAMES.map((name) => ({ name, ...FACTS[name] }))

const whereabouts = [
  'port',
  'flight',
  'seat',
  'arrives_at',
  'departed_at',
  'landed_at',
  'withdrawn_at',
  'erased_at',
  'amendment_waits',
] as const
const decisionColumns = [
  'state',
  'colour',
  'reasons',
  'measures',
  'missing',
  'valid_until',
  'policy_version',
  'risk_edition',
  'decided_at',
] as const

/** Every column that `projectionOf` fills. */
export const projectedColumns: readonly string[] = [
  ...whereabouts,
  ...factColumns.map(({ column }) => column),
  ...decisionColumns,
]

export function projectionOf(
  state: HolderState,
  outcome: Outcome,
  manifest: PackManifest,
  decidedAt: Date,
): Projection {
  return {
    ...whereaboutsOf(state),
    ...columnsOfFacts(outcome, codesIn(manifest)),
    ...columnsOfDecision(outcome, decidedAt),
  }
}

function whereaboutsOf(state: HolderState): Projection {
  const { statement, departedAt, landed, withdrawnAt, erasedAt, pending } = state
  return {
    port: landed?.port ?? statement?.port ?? null,
    flight: statement?.flight ?? null,
    seat: statement?.seat ?? null,
    arrives_at: arrivalOf(state),
    departed_at: departedAt,
    landed_at: landed?.at ?? null,
    withdrawn_at: withdrawnAt?.toISOString() ?? null,
    erased_at: erasedAt?.toISOString() ?? null,
    amendment_waits: pending !== null,
  }
}

/** The codes of a pack's sets and slots, worked out once for each manifest that was opened. */
function codesIn(manifest: PackManifest): Codes {
  const known = codesByManifest.get(manifest)
  if (known) return known
  const codes = codesOf(manifest)
  codesByManifest.set(manifest, codes)
  return codes
}

type Codes = ReturnType<typeof codesOf>
const codesByManifest = new WeakMap<PackManifest, Codes>()

function columnsOfFacts({ facts }: Outcome, codes: Codes): Projection {
  return Object.fromEntries(factColumns.map(({ name, column }) => [column, columnValue(name)]))

  function columnValue(name: FactName): ColumnValue {
    const value = facts[name]
    if (value === undefined) return null
    return Array.isArray(value) ? bitsOf(value, codes.get(name) ?? []) : (value as ColumnValue)
  }
}

/** A set as bits, numbered by the pack's order of codes, to which it only ever adds. */
const bitsOf = (members: readonly string[], codes: readonly string[]): number =>
  codes.reduce((bits, code, i) => (members.includes(code) ? bits | (1 << i) : bits), 0)

function columnsOfDecision({ decision, riskEdition }: Outcome, decidedAt: Date): Projection {
  return {
    ...decisionColumnsOf(decision),
    valid_until: decision?.validUntil ?? null,
    risk_edition: decision && riskEdition,
    decided_at: decision && decidedAt.toISOString(),
  }
}

export interface DecisionColumns {
  readonly state: string | null
  readonly colour: Decision['colour'] | null
  readonly reasons: Decision['reasons'] | null
  readonly measures: Decision['measures'] | null
  readonly missing: Decision['missing'] | null
  readonly valid_until: Date | null
  readonly policy_version: number | null
}

/** What a row of this decision holds; `decisionOf` reads it. */
export const decisionColumnsOf = (decision: Decision | null): DecisionColumns => ({
  state: decision?.state ?? null,
  colour: decision?.colour ?? null,
  reasons: decision?.reasons ?? null,
  measures: decision?.measures ?? null,
  missing: decision?.missing ?? null,
  valid_until: decision?.validUntil ? new Date(decision.validUntil) : null,
  policy_version: decision?.policyVersion ?? null,
})

/** The decision that a row holds. */
export function decisionOf(row: DecisionColumns): Decision | null {
  const { state, colour, reasons, measures, missing, policy_version: policyVersion } = row
  if (state === null || colour === null || reasons === null) return null
  if (measures === null || missing === null || policyVersion === null) return null
  const validUntil = row.valid_until?.toISOString() ?? null
  return { state, colour, reasons, measures, missing, validUntil, policyVersion }
}
