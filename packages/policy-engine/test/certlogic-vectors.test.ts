// CertLogic 1.3.3 as its own specification tests it, and as the entry rules of the countries test theirs.
import { describe, expect, it } from 'vitest'
import { compileCertLogic } from '../src/certlogic/compile.ts'
import { parseCertLogic } from '../src/certlogic/parse.ts'
import { readValueSets, readVectors } from './vectors.ts'

interface Assertion {
  readonly certLogicExpression?: unknown
  readonly data: unknown
  readonly expected: unknown
  readonly directive?: 'skip' | 'only'
}

interface SpecRecord {
  readonly id: string
  readonly kind: 'testSuite' | 'validation-testSuite'
  readonly suite: string
  readonly suiteDirective: 'skip' | 'only' | null
  readonly case: {
    readonly name?: string
    readonly directive?: 'skip' | 'only'
    readonly certLogicExpression?: unknown
    readonly assertions?: readonly Assertion[]
    readonly issues?: readonly { readonly expr: unknown; readonly message: string }[]
  }
}

interface RuleRecord {
  readonly id: string
  readonly rule: { readonly Logic: unknown }
  readonly tests: readonly {
    readonly name?: string
    readonly file: string
    readonly payload: unknown
    readonly external: Readonly<Record<string, unknown>>
    readonly expected: unknown
  }[]
}

function evaluate(logic: unknown, data: unknown): unknown {
  const parsed = parseCertLogic(logic)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return JSON.parse(JSON.stringify(compileCertLogic(parsed.expression)(data)))
}

const spec = readVectors<SpecRecord>('certlogic-spec').filter(
  (record) => record.suiteDirective !== 'skip' && record.case.directive !== 'skip',
)

describe('the evaluation suite of the specification', () => {
  const cases = spec.flatMap((record) =>
    (record.case.assertions ?? []).flatMap((assertion, index) =>
      assertion.directive === 'skip'
        ? []
        : [[`${record.id} ${record.case.name} ${index}`, record, assertion] as const],
    ),
  )
  it('is there', () => expect(cases.length).toBeGreaterThan(80))
  it.each(cases)('%s', (_, record, assertion) => {
    const logic = assertion.certLogicExpression ?? record.case.certLogicExpression
    expect(evaluate(logic, assertion.data)).toEqual(assertion.expected)
  })
})

describe('the validation suite of the specification', () => {
  const cases = spec
    .filter((record) => record.kind === 'validation-testSuite')
    .map((one) => [one.id, one] as const)
  it.each(cases)('%s', (_, record) => {
    const parsed = parseCertLogic(record.case.certLogicExpression)
    const issues = parsed.ok ? [] : parsed.faults.map(({ expr, message }) => ({ expr, message }))
    expect(issues).toEqual(record.case.issues)
  })
})

describe('the entry rules of the countries', () => {
  const valueSets = readValueSets()
  const resolve = (external: Readonly<Record<string, unknown>>) => {
    const { valueSets: named } = external
    const isReference = typeof named === 'object' && named !== null && '$ref' in named
    return isReference ? { ...external, valueSets: valueSets[String(named.$ref)] } : external
  }
  it.each(readVectors<RuleRecord>('dgc-business-rules').map((record) => [record.id, record] as const))(
    '%s',
    (_, record) => {
      const results = record.tests.map((one) => ({
        name: one.file,
        result: evaluate(record.rule.Logic, { payload: one.payload, external: resolve(one.external) }),
      }))
      expect(results).toEqual(record.tests.map((one) => ({ name: one.file, result: one.expected })))
    },
  )
})
