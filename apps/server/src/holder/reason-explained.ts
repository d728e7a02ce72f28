// A reason with all that stands behind it: the rule as anybody may read it, each fact it goes by, and where each fact
// came from.
import { type Pack, type Reason, sayFact, sayRule } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import type { FactOrigin, FactOrigins } from './fact-origin.ts'

export interface ExplainedFact {
  readonly fact: string
  readonly label: string
  readonly value: string
  /** Null where the fact was not recorded by an act: what somebody tries out. */
  readonly origin: FactOrigin | null
}

export interface ExplainedReason {
  readonly rule: string
  /** The condition of the rule, as a sentence without a full stop; null where the version is not known any more. */
  readonly condition: string | null
  readonly source: string | null
  readonly facts: readonly ExplainedFact[]
}

interface Context {
  readonly pack: Pack
  readonly scheme: string
  readonly language: Language
  readonly policyVersion: number
  readonly origins: FactOrigins
}

export function explainReason(reason: Reason, context: Context): ExplainedReason {
  const { pack, scheme, language, policyVersion, origins } = context
  const { manifest } = pack
  const said = { manifest, scheme, language }
  const version = pack.versions.find((one) => one.scheme === scheme && one.number === policyVersion)
  const rule = version?.rules.find(({ id }) => id === reason.rule)
  const facts = Object.entries(reason.facts).flatMap(([name, value]) => {
    const words = sayFact(name, value, said)
    return words ? [{ ...words, origin: origins.get(name) ?? null }] : []
  })
  return {
    rule: reason.rule,
    condition: rule ? sayRule(rule, said) : null,
    source: rule ? [rule.source.title, rule.source.clause].filter(Boolean).join(': ') : null,
    facts,
  }
}
