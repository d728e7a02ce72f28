// One rule, ready to run: its test, what it reads, what it lacks, when it may change, which measures it asks
// for. A rule holds until its measures end; one with a measure that only a fact can close holds until then.
import { CLAIMED_CATEGORIES, type FactName } from '../facts.ts'
import type { PackManifest } from '../pack.ts'
import type { Rule } from '../pack-version.ts'
import type { Zone } from '../zone.ts'
import { checkRule } from './check-rule.ts'
import { compileCondition, type Test } from './compile-condition.ts'
import { type Condition, variablesIn } from './condition.ts'
import { anchorFact, type MeasurePlan, planMeasure } from './due-measure.ts'
import type { PackFault } from './fault.ts'
import { type MissingFacts, missingFacts } from './missing-facts.ts'
import { type NextChange, nextChange } from './next-change.ts'
import { variablesOf } from './variable.ts'

/** A rule of a compiled policy. */
export interface CompiledRule {
  readonly rule: Rule
  /** The place of its state in the scheme, 0 the mildest. */
  readonly rank: number
  readonly otherwise: boolean
  readonly condition: Condition
  readonly test: Test
  readonly missing: MissingFacts
  readonly next: NextChange
  /** The facts that it reads. */
  readonly reads: readonly FactName[]
  /** Those with their days and the days its measures count from: what its reason tells. */
  readonly tells: readonly FactName[]
  readonly measures: readonly MeasurePlan[]
  /** True when it lapses with the last of its dated measures. */
  readonly lapses: boolean
}

/** A rule that holds, with the latest end of its dated measures (ms; null when a fact closes it). */
export interface HoldingRule {
  readonly rule: CompiledRule
  readonly until: number | null
}

/** Thrown by `compilePolicy` for a pack that `checkPack` would refuse. */
export class PackError extends Error {
  override readonly name = 'PackError'
  readonly code = 'invalid-pack'
  readonly faults: readonly PackFault[]
  constructor(faults: readonly PackFault[]) {
    super(faults.map(({ file, path, message }) => `${file}${path}: ${message}`).join('\n'))
    this.faults = faults
  }
}

/** The condition of a rule together with the categories that it concerns. */
export function conditionOfRule(rule: Rule, manifest: PackManifest, file: string): Condition {
  const checked = checkRule(rule.when, manifest)
  if (!checked.ok) throw new PackError(checked.faults.map((fault) => ({ ...fault, file })))
  const concerns = concernsCondition(rule, manifest)
  return concerns ? { kind: 'and', operands: [concerns, checked.condition] } : checked.condition
}

/**
 * Whom the rule concerns: the categories that it names, and whoever claims one of them. Who claims is a traveller until
 * it is shown, so her claim can only add; what holds otherwise stands in for the traveller's and waits for it.
 */
function concernsCondition({ categories, otherwise }: Rule, manifest: PackManifest): Condition | undefined {
  const variable = variablesOf(manifest)
  const [category, claimed] = [variable('category'), variable('claimedCategory')]
  if (!categories || !category || !claimed) return undefined
  const isOne: Condition = { kind: 'one-of', variable: category, values: categories }
  const claims = CLAIMED_CATEGORIES.filter((one) => categories.includes(one))
  if (otherwise || claims.length === 0 || categories.includes('traveller')) return isOne
  const no: Condition = { kind: 'one-of', variable: claimed, values: claims }
  return { kind: 'choose', guard: isOne, yes: { kind: 'constant', value: true }, no }
}

/** The day, or end, that belongs to a fact: nobody understands the one without the other. */
const COMPANION: Readonly<Partial<Record<FactName, FactName>>> = {
  areaLevel: 'areaLastOn',
  exposure: 'exposureOn',
  caseStatus: 'caseOn',
  symptoms: 'symptomsOn',
  testResult: 'testSampledAt',
  clinicalFinding: 'clinicalFindingOn',
  measure: 'measureUntil',
}

function toldFacts(
  reads: readonly FactName[],
  { measures, otherwise }: Rule,
  manifest: PackManifest,
): readonly FactName[] {
  const companions = reads.map((fact) => COMPANION[fact])
  const anchors = measures.map(({ from }) => anchorFact(from, manifest))
  // The look-back counts from the arrival, and by it a version binds: where nothing else is told, that is.
  const arrival: readonly FactName[] = otherwise || reads.includes('areaLevel') ? ['arrivalAt'] : []
  return [...new Set([...reads, ...companions, ...anchors, ...arrival].filter((fact) => fact !== undefined))]
}

/** Compiles a rule of a checked pack. Throws `PackError`. */
export function compileRule(rule: Rule, rank: number, manifest: PackManifest, zone: Zone): CompiledRule {
  const condition = conditionOfRule(rule, manifest, rule.id)
  const measures = rule.measures.map((measure) => {
    const kind = manifest.measures.find((known) => known.code === measure.code)?.kind
    if (kind !== undefined) return planMeasure(measure, kind, { manifest, zone })
    const message = `no measure "${measure.code}" in pack.json`
    throw new PackError([{ code: 'unknown-measure', file: rule.id, path: '/measures', message }])
  })
  const reads = variablesIn(condition).flatMap(({ fact }) => (fact === undefined ? [] : [fact]))
  return {
    rule,
    rank,
    otherwise: rule.otherwise === true,
    condition,
    test: compileCondition(condition),
    missing: missingFacts(condition),
    next: nextChange(condition, zone),
    reads: [...new Set(reads)],
    tells: toldFacts(reads, rule, manifest),
    measures,
    lapses: measures.some((measure) => measure.hasEnd) && !measures.some((measure) => measure.untilClosed),
  }
}
