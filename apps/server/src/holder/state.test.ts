import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act } from './act.ts'
import { refusalOf } from './admission.ts'
import { arrivalOf, isDecidable, reduce, stateOf, unknownHolder } from './state.ts'
import { aminaSays, anyAct, declared, inOrder } from './test-acts.ts'

const known = (...acts: Act[]) => stateOf(inOrder(acts))
const amended = (change: object, held: boolean): Act => ({
  kind: 'amended',
  payload: { statement: { ...aminaSays, ...change }, answers: {}, held },
})
const landed: Act = { kind: 'landed', payload: { at: '2020-03-17T02:40:00Z', port: 'PVG' } }

describe('what is known of Amina', () => {
  test('is nothing before anything happened', () => {
    expect(stateOf([])).toBe(unknownHolder)
  })

  test('is what she declared', () => {
    expect(known(declared())).toMatchObject({
      stage: 'declared',
      statement: aminaSays,
      reference: 'K7Q2-M4XN',
    })
  })

  test('is her new answer when it needs no officer', () => {
    expect(known(declared(), amended({ seat: '2A' }, false)).statement?.seat).toBe('2A')
  })

  test('stays her old answer while the new one waits', () => {
    const state = known(declared({ symptoms: ['fever'] }), amended({ symptoms: [] }, true))
    expect(state.statement?.symptoms).toEqual(['fever'])
    expect(state.pending).toMatchObject({ seq: 2, statement: { symptoms: [] } })
  })

  test('is the new answer once an officer confirmed it, and counts from when she gave it', () => {
    const confirmed: Act = { kind: 'amendment-confirmed', payload: { seq: 2 } }
    const state = known(declared({ symptoms: ['fever'] }), amended({ symptoms: [] }, true), confirmed)
    expect(state).toMatchObject({
      statement: { symptoms: [] },
      pending: null,
      statedAt: new Date('2020-03-16T00:01:00Z'),
    })
  })

  test('is the old answer still when the officer declined', () => {
    const declined: Act = { kind: 'amendment-declined', payload: { seq: 2 } }
    const state = known(declared({ symptoms: ['fever'] }), amended({ symptoms: [] }, true), declined)
    expect(state).toMatchObject({ statement: { symptoms: ['fever'] }, pending: null })
  })

  test('moves with a delay of the flight, also under an answer that waits', () => {
    const delay: Act = { kind: 'rescheduled', payload: { arrivalAt: '2020-03-18T10:20:00+08:00' } }
    const state = known(declared(), amended({ seat: '2A' }, true), delay)
    expect(arrivalOf(state)).toBe('2020-03-18T10:20:00+08:00')
    expect(state.pending?.statement.arrivalAt).toBe('2020-03-18T10:20:00+08:00')
  })

  test('is the actual arrival once she landed', () => {
    expect(arrivalOf(known(declared(), landed))).toBe('2020-03-17T02:40:00Z')
  })

  test('is not to be decided when she will not come, and is again when she lands all the same', () => {
    const withdrawn: Act = { kind: 'withdrawn', payload: {} }
    expect(isDecidable(known(declared(), withdrawn))).toBe(false)
    expect(isDecidable(known(declared(), withdrawn, landed))).toBe(true)
  })

  test('is nothing but that she was erased, whatever came before', () => {
    const erased: Act = { kind: 'erased', payload: { reason: 'asked', acts: 2 } }
    expect(known(declared(), landed, erased)).toEqual({
      ...unknownHolder,
      seq: 3,
      erasedAt: new Date('2020-03-16T00:02:00Z'),
    })
  })

  test('an erased act counts and says nothing', () => {
    const [first] = inOrder([declared()])
    expect(first && reduce(unknownHolder, { ...first, payload: null })).toEqual({ ...unknownHolder, seq: 1 })
  })
})

describe('whatever happens', () => {
  test('folding in two parts is folding at once', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), fc.nat(12), (acts, cut) => {
        const recorded = inOrder(acts)
        expect(recorded.slice(cut).reduce(reduce, stateOf(recorded.slice(0, cut)))).toEqual(stateOf(recorded))
      }),
    )
  })

  test('folding changes no act', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
        const before = structuredClone(acts)
        stateOf(inOrder(acts))
        expect(acts).toEqual(before)
      }),
    )
  })
})

describe('what may happen', () => {
  const confirmed: Act = { kind: 'amendment-confirmed', payload: { seq: 2 } }
  const revoked: Act = { kind: 'code-revoked', payload: { codeId: 'c1', reason: 'lost' } }
  const screened: Act = {
    kind: 'screened',
    payload: { at: '2020-03-17T03:00:00Z', port: 'PVG', readings: [], symptoms: [] },
  }

  test.each<[string, readonly Act[], Act, string | null]>([
    ['a first declaration', [], declared(), null],
    ['a second declaration', [declared()], declared(), 'amend it'],
    ['a declaration after a withdrawal', [declared(), { kind: 'withdrawn', payload: {} }], declared(), null],
    ['an amendment of nothing', [], amended({}, false), 'Nothing is declared'],
    ['an amendment after landing', [declared(), landed], amended({}, false), 'has landed'],
    ['a confirmation of nothing', [declared()], confirmed, 'No amendment waits'],
    ['a confirmation of another', [declared(), declared(), amended({}, true)], confirmed, 'number 3'],
    ['a confirmation', [declared(), amended({}, true)], confirmed, null],
    ['a second landing', [landed], landed, 'already'],
    ['a landing of someone unknown', [], landed, null],
    ['a screening in the air', [declared()], screened, 'landing first'],
    ['the revocation of a stranger’s code', [declared()], revoked, 'not one of hers'],
    [
      'an exposure at any time',
      [],
      { kind: 'exposed', payload: { class: 'contact', on: '2020-03-10', source: 'x' } },
      null,
    ],
  ])('%s', (_what, before, act, refusal) => {
    const said = refusalOf(known(...before), act)
    if (refusal === null) expect(said).toBeNull()
    else expect(said).toContain(refusal)
  })
})
