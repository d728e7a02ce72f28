// The entry rules of a country, tried on an EU certificate: rules and value sets as the EU publishes them (Business
// Rules for the DCC, version 1.3), evaluated by our own CertLogic. A rule that we cannot evaluate is open, never passed.
import { CertLogicError, compileCertLogic, parseCertLogic } from '@pratique/policy-engine'
import { z } from 'zod'

/** A rule of the EU format; other fields of it are not needed here. */
export const EntryRule = z.looseObject({
  Identifier: z.string().regex(/^(GR|VR|TR|RR|IR)-[A-Z]{2}-\d{4,}$/, 'an identifier such as VR-DE-0001'),
  Type: z.enum(['Acceptance', 'Invalidation']),
  Country: z.string().regex(/^[A-Z]{2}$/),
  Region: z.string().nullish(),
  Version: z.string().regex(/^\d+\.\d+\.\d+$/),
  SchemaVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  Engine: z.string(),
  EngineVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  CertificateType: z.enum(['General', 'Vaccination', 'Test', 'Recovery']),
  Description: z.array(z.looseObject({ lang: z.string(), desc: z.string() })),
  ValidFrom: z.iso.datetime({ offset: true }),
  ValidTo: z.iso.datetime({ offset: true }),
  AffectedFields: z.array(z.string()),
  Logic: z.unknown(),
})
export type EntryRule = z.infer<typeof EntryRule>

/** A value set as the EU publishes it; rules see its codes. */
export const ValueSet = z.looseObject({
  valueSetId: z.string(),
  valueSetValues: z.record(z.string(), z.unknown()),
})
export type ValueSet = z.infer<typeof ValueSet>

export type RuleResult = 'passed' | 'failed' | 'open'

export interface TriedRule {
  readonly identifier: string
  readonly version: string
  readonly country: string
  readonly type: EntryRule['Type']
  /** In the language asked for, else in English. */
  readonly description: string
  readonly result: RuleResult
  /** What the rule looked at, by its path in the certificate. */
  readonly looked: Readonly<Record<string, unknown>>
}

export interface EntryRulesTried {
  /** Failed if any failed; open if none failed and any is open. */
  readonly result: RuleResult
  readonly rules: readonly TriedRule[]
}

export interface EntryQuestion {
  readonly rules: readonly EntryRule[]
  readonly valueSets: readonly ValueSet[]
  /** The country of arrival, and its region where it has rules of its own. */
  readonly country: string
  readonly region?: string | undefined
  /** The issuing country, whose invalidation rules bind everywhere. */
  readonly issuer: string | null
  readonly at: Date
  readonly language?: string
  /** `iat`, `exp`, `kid` of the certificate. */
  readonly issuedAt: string | null
  readonly expiresAt: string | null
  readonly keyId: string | null
}

/** What we speak: CertLogic 1.3, any DCC schema of the first version. */
const engineVersion = [1, 3, 3] as const
const schemaMajor = 1

/** Tries every rule that binds at that instant on the content of a DCC (the payload of its verification). */
export function tryEntryRules(
  dcc: Readonly<Record<string, unknown>>,
  question: EntryQuestion,
): EntryRulesTried {
  const data = { payload: dcc, external: externalOf(question) }
  const rules = rulesInForce(question)
    .filter(({ CertificateType }) => concerns(CertificateType, dcc))
    .map(
      (rule): TriedRule => ({
        identifier: rule.Identifier,
        version: rule.Version,
        country: rule.Country,
        type: rule.Type,
        description: descriptionOf(rule, question.language ?? 'en'),
        result: resultOf(rule, data),
        looked: Object.fromEntries(rule.AffectedFields.map((path) => [path, valueAt(dcc, path)])),
      }),
    )
  return { result: worst(rules.map(({ result }) => result)), rules }
}

const worst = (results: readonly RuleResult[]): RuleResult =>
  results.includes('failed') ? 'failed' : results.includes('open') ? 'open' : 'passed'

function externalOf({ valueSets, at, country, issuer, issuedAt, expiresAt, keyId, region }: EntryQuestion) {
  return {
    validationClock: at.toISOString(),
    valueSets: Object.fromEntries(valueSets.map((set) => [set.valueSetId, Object.keys(set.valueSetValues)])),
    countryCode: country,
    issuerCountryCode: issuer ?? '',
    iat: issuedAt ?? '',
    exp: expiresAt ?? '',
    kid: keyId ?? '',
    region: region ?? '',
  }
}

/** Of each rule the highest version that is in force: acceptance by the country of arrival, invalidation by the issuer. */
function rulesInForce({ rules, country, region = '', issuer, at }: EntryQuestion): readonly EntryRule[] {
  const newest = new Map<string, EntryRule>()
  for (const rule of rules) {
    const binds = rule.Type === 'Acceptance' ? rule.Country === country : rule.Country === issuer
    const isHere = (rule.Region ?? '') === '' || rule.Region === region
    const isNow = Date.parse(rule.ValidFrom) <= at.getTime() && at.getTime() <= Date.parse(rule.ValidTo)
    const before = newest.get(rule.Identifier)
    if (binds && isHere && isNow && (before === undefined || isHigher(rule.Version, before.Version)))
      newest.set(rule.Identifier, rule)
  }
  return [...newest.values()].sort((a, b) => a.Identifier.localeCompare(b.Identifier))
}

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number)

function isHigher(version: string, than: string): boolean {
  const [left, right] = [numbersOf(version), numbersOf(than)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0)
}

const kinds = { Vaccination: 'v', Test: 't', Recovery: 'r' } as const

function concerns(type: EntryRule['CertificateType'], dcc: Readonly<Record<string, unknown>>): boolean {
  if (type === 'General') return true
  const entries = dcc[kinds[type]]
  return Array.isArray(entries) && entries.length > 0
}

function resultOf(rule: EntryRule, data: unknown): RuleResult {
  const isOurs =
    rule.Engine === 'CERTLOGIC' &&
    !isHigher(rule.EngineVersion, engineVersion.join('.')) &&
    numbersOf(rule.SchemaVersion)[0] === schemaMajor
  const parsed = isOurs ? parseCertLogic(rule.Logic) : null
  if (parsed === null || !parsed.ok) return 'open'
  try {
    const answer = compileCertLogic(parsed.expression)(data)
    return answer === true ? 'passed' : answer === false ? 'failed' : 'open'
  } catch (error) {
    if (error instanceof CertLogicError) return 'open'
    throw error
  }
}

const descriptionOf = ({ Description }: EntryRule, language: string): string =>
  (
    Description.find(({ lang }) => lang === language) ??
    Description.find(({ lang }) => lang === 'en') ??
    Description[0]
  )?.desc ?? ''

function valueAt(dcc: unknown, path: string): unknown {
  let value: unknown = dcc
  for (const step of path.split('.'))
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Object(value)[step] : null
  return value
}
