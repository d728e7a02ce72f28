import { expect, test } from 'vitest'
import { findMissedArrival } from './missed-arrival.ts'
import { stateOf } from './state.ts'
import { declared, inOrder } from './test-acts.ts'

const arrivalAt = '2020-03-05T10:00:00+08:00'
const planned = declared({ arrivalAt })
const at = (day: string) => ({ now: new Date(`2020-03-${day}:00+08:00`), hours: 24 })

test('a flight that is late is not missed yet', () => {
  expect(findMissedArrival(stateOf(inOrder([planned])), at('06T09:59'))).toBeNull()
})

test('a day after the planned arrival it is missed', () => {
  expect(findMissedArrival(stateOf(inOrder([planned])), at('06T10:00'))).toEqual(new Date(arrivalAt))
})

test('whoever landed, withdrew, or arrives nowhere has missed nothing', () => {
  const landed = { kind: 'landed' as const, payload: { at: '2020-03-05T11:00:00+08:00', port: 'PVG' } }
  const withdrawn = { kind: 'withdrawn' as const, payload: {} }
  for (const acts of [[planned, landed], [planned, withdrawn], [declared({ arrivalAt: null })]])
    expect(findMissedArrival(stateOf(inOrder(acts)), at('20T10:00'))).toBeNull()
})
