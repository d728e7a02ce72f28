// Where each fact of a holder comes from: the act since which it has had its value. Found by folding her acts once more
// and looking when it changed, so that no fact can have another origin than the fold itself gives it.
import type { FactName } from '@pratique/policy-engine'
import type { ActKind, ErasedAct, RecordedAct } from './act.ts'
import { type FactRules, factsOf } from './facts.ts'
import { reduce, unknownHolder } from './state.ts'

export interface FactOrigin {
  /** The act's place in her chain. */
  readonly seq: number
  readonly kind: ActKind
  readonly at: Date
}

export type FactOrigins = ReadonlyMap<string, FactOrigin>

/** Of the facts as they stand after the last act, under one set of rules. */
export function originsOf(acts: readonly (RecordedAct | ErasedAct)[], rules: FactRules): FactOrigins {
  const origins = new Map<string, FactOrigin>()
  let state = unknownHolder
  let before: Readonly<Record<string, unknown>> = {}
  for (const act of acts) {
    state = reduce(state, act)
    const { facts } = factsOf(state, rules)
    const now: Readonly<Record<string, unknown>> = { ...facts }
    for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
      if (now[name] === undefined) origins.delete(name)
      else if (!isSame(before[name], now[name]))
        origins.set(name, { seq: act.seq, kind: act.kind, at: act.at })
    }
    before = now
  }
  return origins
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Facts that come from her stops and from the list of areas together. */
export const listedFacts: ReadonlySet<string> = new Set<FactName>(['areaLevel', 'areaLastOn', 'airsideLevel'])
