import type { Decision } from '@pratique/policy-engine'
import { describe, expect, test } from 'vitest'
import { stateOf } from './state.ts'
import { stepsOf } from './steps.ts'
import { aminaSays, declared, inOrder } from './test-acts.ts'

const quarantine: Decision['measures'][number] = {
  code: 'quarantine-central',
  kind: 'quarantine',
  from: null,
  until: '2020-03-31T00:00:00+08:00',
  dueAt: null,
  rules: [],
}
const landing = { kind: 'landed', payload: { at: '2020-03-17T10:30:00+08:00', port: 'PVG' } } as const
const ordered = {
  kind: 'ordered',
  payload: { measure: 'quarantine-central', until: '2020-03-31T00:00:00+08:00', order: 'K-1' },
} as const
const on = (day: string) => new Date(`${day}T12:00:00+08:00`)

describe('the steps that are open', () => {
  test('before arrival the port awaits her', () => {
    expect(stepsOf(stateOf(inOrder([declared()])), [quarantine], on('2020-03-16'))).toEqual([
      { step: 'landing', owner: 'port', measure: null, dueAt: aminaSays.arrivalAt, overdue: false },
    ])
  })

  test('an arrival that did not come is overdue', () => {
    expect(stepsOf(stateOf(inOrder([declared()])), [], on('2020-03-18'))[0]?.overdue).toBe(true)
  })

  test('after landing the district owes an order, and with it the end', () => {
    const landed = stateOf(inOrder([declared(), landing]))
    expect(stepsOf(landed, [quarantine], on('2020-03-18'))).toMatchObject([
      { step: 'measure-start', owner: 'district', measure: 'quarantine-central', overdue: true },
    ])
    const inQuarantine = stateOf(inOrder([declared(), landing, ordered]))
    expect(stepsOf(inQuarantine, [quarantine], on('2020-03-18'))).toMatchObject([
      { step: 'measure-end', overdue: false },
    ])
    expect(stepsOf(inQuarantine, [quarantine], on('2020-04-01'))).toMatchObject([
      { step: 'measure-end', overdue: true },
    ])
  })

  test('an amendment that waits is to be answered before she lands', () => {
    const amended = { kind: 'amended', payload: { statement: aminaSays, answers: {}, held: true } } as const
    expect(stepsOf(stateOf(inOrder([declared(), amended])), [], on('2020-03-16'))).toMatchObject([
      { step: 'landing' },
      { step: 'amendment', dueAt: aminaSays.arrivalAt },
    ])
  })

  test('nothing is open for one who does not come', () => {
    expect(
      stepsOf(stateOf(inOrder([declared(), { kind: 'withdrawn', payload: {} }])), [], on('2020-03-16')),
    ).toEqual([])
  })
})
