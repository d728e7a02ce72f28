import { zoneOf } from '@pratique/policy-engine'
import { describe, expect, it } from 'vitest'
import type { Act } from './act.ts'
import { originsOf } from './fact-origin.ts'
import { aminaSays, declared, inOrder } from './test-acts.ts'

const rules = {
  zone: zoneOf('Asia/Shanghai'),
  lookBackDays: 14,
  airsideHours: 8,
  feverFrom: 37.3,
  riskList: [{ place: 'IT', level: 3 }],
}

const originsAfter = (...acts: Act[]) => {
  const origins = originsOf(inOrder(acts), rules)
  return (fact: string) => origins.get(fact)?.kind
}

const landed: Act = { kind: 'landed', payload: { at: '2020-03-17T02:31:00Z', port: 'PVG' } }
const screened: Act = {
  kind: 'screened',
  payload: { at: '2020-03-17T03:00:00Z', port: 'PVG', readings: [], symptoms: ['cough'] },
}

describe('where a fact comes from', () => {
  it('is her declaration at first', () => {
    const from = originsAfter(declared())
    expect(['areaLevel', 'exposure', 'symptoms', 'arrivalAt'].map(from)).toEqual(Array(4).fill('declared'))
  })

  it('is the act that changed it: the landing, the screening, the laboratory, contact tracing', () => {
    const from = originsAfter(
      declared(),
      landed,
      screened,
      { kind: 'resulted', payload: { sampledAt: '2020-03-17T04:00:00Z', result: 'negative' } },
      { kind: 'exposed', payload: { class: 'contact', on: '2020-03-15', source: 'district' } },
    )
    expect(from('arrivalAt')).toBe('landed')
    expect(from('symptoms')).toBe('screened')
    expect(from('testResult')).toBe('resulted')
    expect(from('exposure')).toBe('exposed')
    expect(from('areaLevel')).toBe('declared')
  })

  it('is an officer’s correction where she mended it, and the declaration for the rest', () => {
    const from = originsAfter(declared({ exposure: 'contact', exposureOn: '2020-03-10' }), {
      kind: 'corrected',
      payload: { statement: { exposure: 'none', exposureOn: null }, evidence: 'call with the clinic' },
    })
    expect(from('exposure')).toBe('corrected')
    expect(from('areaLevel')).toBe('declared')
  })

  it('is not a change that waits for an officer', () => {
    const amended = { statement: { ...aminaSays, stops: [] }, answers: {}, held: true }
    expect(originsAfter(declared(), { kind: 'amended', payload: amended })('areaLevel')).toBe('declared')
    const confirmed = originsAfter(
      declared(),
      { kind: 'amended', payload: amended },
      { kind: 'amendment-confirmed', payload: { seq: 2 } },
    )
    expect(confirmed('areaLevel')).toBe('amendment-confirmed')
  })

  it('is nothing for a fact that is recorded no more', () => {
    expect(originsAfter(declared({ exposure: 'none' }))('exposureOn')).toBeUndefined()
  })
})
