// A version of a pack, compiled for one scheme: what `decide` runs. Compiling checks everything that can be
// checked, so that deciding can only fail on malformed facts.
import type { Colour } from './decision.ts'
import type { FactName, Facts } from './facts.ts'
import type { Pack, PackManifest } from './pack.ts'
import type { PolicyVersion } from './pack-version.ts'
import { type CompiledRule, compileRule, PackError } from './rule/compile-rule.ts'
import { readsClock } from './rule/condition.ts'
import { anchorFact } from './rule/due-measure.ts'
import { type Frame, type FrameOptions, frameOf } from './rule/frame.ts'
import { codesOf } from './rule/variable.ts'
import { type Zone, zoneOf } from './zone.ts'

/** A state of the scheme in order of strictness. */
export interface RankedState {
  readonly code: string
  readonly colour: Colour
}

/** A version ready to decide. Immutable; one serves any number of holders. */
export interface CompiledPolicy {
  readonly pack: string
  readonly scheme: string
  readonly version: PolicyVersion
  readonly zone: Zone
  /** Mildest first. */
  readonly states: readonly RankedState[]
  /** Strictest first, then in the order of the version; those that hold only otherwise come last. */
  readonly rules: readonly CompiledRule[]
  /** Those among them that the clock alone can turn. */
  readonly clocked: readonly CompiledRule[]
  /** The facts that any rule or measure reads. */
  readonly reads: readonly FactName[]
  /** From which stage a fact is required, with what the version adds. */
  readonly required: FrameOptions['required']
  /** The codes of each set and code fact; a set's bits are numbered by this order. */
  readonly codes: FrameOptions['codes']
  readonly prepare: (facts: Facts, now: number) => Frame
}

/**
 * Compiles a version of a pack for a scheme.
 * @throws `PackError` (`code` `invalid-pack`) when there is no such version, or when its rules are faulty.
 */
export function compilePolicy(pack: Pack, version: number, scheme: string): CompiledPolicy {
  const { manifest } = pack
  const found = pack.versions.find((one) => one.number === version && one.scheme === scheme)
  const states = manifest.schemes.find((one) => one.code === scheme)?.states
  if (!found || !states) {
    const message = `the pack "${manifest.id}" has no version ${version} of the scheme "${scheme}"`
    throw new PackError([{ code: 'unknown-scheme', file: 'versions', path: '', message }])
  }
  const zone = zoneOf(manifest.authority.zone)
  const rules = found.rules
    .map((rule) => compileRule(rule, rankOf(rule.state, states, rule.id), manifest, zone))
    .toSorted((a, b) => Number(a.otherwise) - Number(b.otherwise) || b.rank - a.rank)
  const reads = factsRead(rules, manifest)
  const noAreas = found.riskList !== 'required'
  const required = noAreas ? manifest.required : { ...manifest.required, areaLevel: 'declared' as const }
  const codes = codesOf(manifest)
  return {
    pack: manifest.id,
    scheme,
    version: found,
    zone,
    states: states.map(({ code, colour }) => ({ code, colour })),
    rules,
    clocked: rules.filter((rule) => readsClock(rule.condition)),
    reads,
    required,
    codes,
    prepare: frameOf({ reads, required, codes, zone, noAreas }),
  }
}

function rankOf(state: string, states: readonly { readonly code: string }[], rule: string): number {
  const rank = states.findIndex(({ code }) => code === state)
  if (rank >= 0) return rank
  const message = `the scheme has no state "${state}"`
  throw new PackError([{ code: 'unknown-state', file: rule, path: '/state', message }])
}

function factsRead(rules: readonly CompiledRule[], manifest: PackManifest): readonly FactName[] {
  const anchors = rules.flatMap(({ rule }) => rule.measures.map(({ from }) => anchorFact(from, manifest)))
  const all = [...rules.flatMap((rule) => rule.reads), ...anchors]
  return [...new Set(all.filter((fact) => fact !== undefined))]
}
