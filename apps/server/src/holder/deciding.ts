// What follows from a holder's state under the published rules and lists at an instant: a pure function, so that
// any decision, of today or of years ago, can be made again from what was recorded and published.
import { type Decision, decide, type Facts, FEVER_FROM, type PackManifest } from '@pratique/policy-engine'
import type { BindingPolicy, PublishedPolicies } from '../policy/published-policy.ts'
import { findAreaList, type ListInForce, type PublishedAreaList } from '../risk/area-lists.ts'
import { type FactRules, factsOf } from './facts.ts'
import { arrivalOf, type HolderState, isDecidable } from './state.ts'

/** Everything that was published of a pack. */
export interface Rulebook {
  readonly policies: PublishedPolicies
  readonly lists: readonly PublishedAreaList[]
}

export interface Outcome {
  readonly facts: Facts
  /** Null when nothing is to be decided, or no rules of the scheme were published yet. */
  readonly decision: Decision | null
  /** The edition of the list that the area level comes from; null where the version needs none. */
  readonly riskEdition: string | null
}

export function decideHolder(scheme: string, state: HolderState, rulebook: Rulebook, now: Date): Outcome {
  const nothing: Outcome = { facts: {}, decision: null, riskEdition: null }
  if (state.erasedAt !== null) return nothing
  const binding = bindingOf(scheme, state, rulebook, now)
  if (binding === null) return nothing
  return decideUnder(binding, scheme, state, rulebook, now)
}

function bindingOf(
  scheme: string,
  state: HolderState,
  { policies }: Rulebook,
  now: Date,
): BindingPolicy | null {
  return policies.bindingFor({
    scheme,
    now,
    arrivalAt: arrivalOf(state) ?? undefined,
    departedAt: state.departedAt ?? undefined,
    landedAt: state.landed?.at,
  })
}

function decideUnder(
  binding: BindingPolicy,
  scheme: string,
  state: HolderState,
  rulebook: Rulebook,
  now: Date,
): Outcome {
  const { policy } = binding
  const { rules, list } = factRulesUnder(binding, scheme, state, rulebook, now)
  const { facts, evidence } = factsOf(state, rules)
  return { facts, decision: decisionOf(), riskEdition: list?.edition ?? null }

  function decisionOf(): Decision | null {
    if (!isDecidable(state)) return null
    if (binding.expired) return undecided(policy.version.number)
    return decide(facts, policy, now, evidence)
  }
}

function factRulesUnder(
  { policy }: BindingPolicy,
  scheme: string,
  state: HolderState,
  { policies, lists }: Rulebook,
  now: Date,
): { readonly rules: FactRules; readonly list: ListInForce | null } {
  const { manifest } = policies.pack
  const needsList = policy.version.riskList === 'required'
  const list = needsList ? listFor(scheme, state, manifest, lists, now) : null
  const { lookBackDays, airsideHours } = manifest
  const riskList = needsList ? (list?.places ?? null) : []
  const feverFrom = manifest.disease.feverFrom ?? FEVER_FROM
  return { rules: { zone: policy.zone, lookBackDays, airsideHours, feverFrom, riskList }, list }
}

/** What makes facts of her state, as the decision was made; null where no version binds her. */
export function findFactRules(
  scheme: string,
  state: HolderState,
  rulebook: Rulebook,
  now: Date,
): FactRules | null {
  const binding = bindingOf(scheme, state, rulebook, now)
  return binding && factRulesUnder(binding, scheme, state, rulebook, now).rules
}

/** The list in force, and from the landing on the one that was in force then: the look-back is frozen. */
function listFor(
  scheme: string,
  { landed }: HolderState,
  manifest: PackManifest,
  lists: readonly PublishedAreaList[],
  now: Date,
): ListInForce | null {
  const found = manifest.schemes.find(({ code }) => code === scheme)
  const asOf = landed === null ? now : new Date(Math.min(Date.parse(landed.at), now.getTime()))
  return found ? findAreaList(lists, found, asOf) : null
}

/** Rules that nobody renewed ask nothing of those who come after; not knowing is not green. */
const undecided = (policyVersion: number): Decision => ({
  state: 'unknown',
  colour: 'unknown',
  reasons: [],
  measures: [],
  missing: [],
  validUntil: null,
  policyVersion,
})
