import { describe, expect, test } from 'vitest'
import { outcomeOfText } from './outcome-text.ts'
import { readFhirResults } from './result.fhir.ts'
import { type EarlierResult, verdictOn } from './result.ts'
import { readCsvResults, resultTemplate } from './result-csv.ts'

const number = 'PVG20031712345678X'
const final = { outcome: 'positive', status: 'final', reportId: 'R-1' } as const
const earlier = (change: Partial<EarlierResult> = {}): EarlierResult => ({
  resultId: 'e',
  outcome: 'positive',
  reportId: 'R-0',
  standing: 'applied',
  ...change,
})
const alone = { known: true, pooled: false }

describe('what becomes of a result', () => {
  test.each([
    ['the first of a specimen', final, [], alone, { standing: 'applied', replaces: [] }],
    [
      'of a specimen that nobody took here',
      final,
      [],
      { known: false, pooled: false },
      { standing: 'waiting', ground: 'unknown-specimen' },
    ],
    ['said before', final, [earlier()], alone, { standing: 'repeated' }],
    [
      'against what was said before',
      final,
      [earlier({ outcome: 'negative' })],
      alone,
      { standing: 'waiting', ground: 'contradictory' },
    ],
    [
      'corrected by the laboratory',
      { ...final, status: 'corrected' },
      [earlier({ outcome: 'negative' })],
      alone,
      { standing: 'applied', replaces: ['e'] },
    ],
    [
      'taken back',
      { ...final, status: 'cancelled' },
      [earlier()],
      alone,
      { standing: 'noted', replaces: ['e'] },
    ],
    [
      'taken back though nothing was said',
      { ...final, status: 'cancelled' },
      [],
      alone,
      { standing: 'waiting', ground: 'nothing-to-correct' },
    ],
    ['pending', { ...final, outcome: 'pending' }, [], alone, { standing: 'noted' }],
    [
      'after pending',
      final,
      [earlier({ outcome: 'pending', standing: 'noted' })],
      alone,
      { standing: 'applied' },
    ],
    ['invalid: take another sample', { ...final, outcome: 'invalid' }, [], alone, { standing: 'noted' }],
    [
      'of a pool that is negative',
      { ...final, outcome: 'negative' },
      [],
      { known: true, pooled: true },
      { standing: 'applied' },
    ],
    ['of a pool that is positive: open it', final, [], { known: true, pooled: true }, { standing: 'noted' }],
  ] as const)('%s', (_title, said, before, known, expected) => {
    expect(verdictOn(said, before, known)).toMatchObject(expected)
  })
})

describe('FHIR', () => {
  const observation = (change: object = {}) => ({
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    specimen: { identifier: { value: number } },
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '260373001' }] },
    ...change,
  })

  test('an Observation alone is a result', () => {
    expect(readFhirResults(observation())).toMatchObject({
      said: [{ specimens: [number], outcome: 'positive', status: 'final', reportId: 'o1' }],
      faults: [],
    })
  })

  test('a report with its observation and specimen is one result, not two; the sample gives the time', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      identifier: [{ value: 'LAB-7' }],
      status: 'amended',
      issued: '2020-03-17T16:00:00+08:00',
      specimen: [{ reference: '#s1' }],
      result: [{ reference: '#o1' }],
      contained: [
        observation({ specimen: undefined }),
        {
          resourceType: 'Specimen',
          id: 's1',
          identifier: [{ value: number }],
          collection: { collectedDateTime: '2020-03-17T10:30:00+08:00' },
        },
      ],
    }
    expect(readFhirResults(report).said).toEqual([
      {
        specimens: [number],
        outcome: 'positive',
        status: 'corrected',
        reportId: 'LAB-7',
        sampledAt: '2020-03-17T02:30:00.000Z',
        reportedAt: '2020-03-17T08:00:00.000Z',
      },
    ])
  })

  test('preliminary is pending whatever its value; absent data is invalid', () => {
    expect(readFhirResults(observation({ status: 'preliminary' })).said).toMatchObject([
      { outcome: 'pending' },
    ])
    const absent = { dataAbsentReason: { text: 'clotted' }, valueCodeableConcept: undefined }
    expect(readFhirResults(observation(absent)).said).toMatchObject([{ outcome: 'invalid' }])
  })

  test.each([
    ['a patient', { resourceType: 'Patient' }, 'no DiagnosticReport'],
    ['an empty bundle', { resourceType: 'Bundle', entry: [] }, 'no DiagnosticReport'],
    [
      'a value of another kind',
      observation({ valueCodeableConcept: { text: 'see note' } }),
      'not understood',
    ],
    ['no specimen', observation({ specimen: undefined }), 'no specimen'],
    ['a status of another standard', observation({ status: 'F' }), 'no status'],
    ['no resource', 'positive', 'no FHIR'],
  ])('%s is refused in words', (_title, body, words) => {
    const { said, faults } = readFhirResults(body)
    expect(said).toEqual([])
    expect(faults[0]?.detail).toContain(words)
  })

  test.each([
    ['Not Detected', 'negative'],
    ['detected', 'positive'],
    ['NOT POSITIVE', null],
    ['positive control failed', null],
    ['阳性', 'positive'],
  ])('"%s" is %s: half a sentence makes nobody positive', (text, outcome) => {
    expect(outcomeOfText(text)).toBe(outcome)
  })
})

describe('CSV', () => {
  test('the template is read', () => {
    expect(readCsvResults(resultTemplate)).toMatchObject({ said: [{ outcome: 'negative' }], faults: [] })
  })

  test('several specimens in a cell were tested together', () => {
    const { said } = readCsvResults('specimen;result\nA+B + C;negative\n')
    expect(said[0]?.specimens).toEqual(['A', 'B', 'C'])
  })

  test.each([
    ['specimen,result\nA,maybe\n', [{ row: 2, column: 'result' }]],
    ['specimen,result,sampledAt\nA,negative,2020-03-17\n', [{ row: 2, column: 'sampledAt' }]],
    ['specimen\nA\n', [{ row: 1 }]],
    ['specimen,result\n', [{ row: 1 }]],
    [
      'specimen,result\n,negative\nA,x\n',
      [
        { row: 2, column: 'specimen' },
        { row: 3, column: 'result' },
      ],
    ],
  ])('%j names its faults by row', (text, faults) => {
    expect(readCsvResults(text).faults).toMatchObject(faults)
  })
})
