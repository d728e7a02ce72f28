// Amina lands in Shanghai on 27 February 2020; the window reaches back to 13 February.
import { describe, expect, test } from 'vitest'
import { checkAnswers } from './check-answers.ts'
import { aminaAnswers, context, international } from './test-answers.node.ts'

const stay = (country: string, fromOn: string, untilOn: string) => ({
  country,
  fromOn,
  untilOn,
  kind: 'stay',
})
const problemsOf = (...stops: ReturnType<typeof stay>[]) =>
  checkAnswers(international, aminaAnswers({ stops }), context).map(({ linkId, ...problem }) => ({
    ...problem,
    linkId,
  }))
const problemsAt = (voyage: Record<string, string>) =>
  checkAnswers(international, aminaAnswers({ voyage }), context).map(({ code }) => code)

describe('the airport of entry', () => {
  test('is one where the authority receives people, or it is named with those that are', () => {
    const [problem, ...others] = checkAnswers(
      international,
      aminaAnswers({ voyage: { arrivalAirport: 'CTU' } }),
      context,
    )
    expect(others).toEqual([])
    expect(problem).toEqual({
      linkId: 'voyage.arrivalAirport',
      code: 'not-point-of-entry',
      values: { airport: 'CTU', ports: 'HGH PVG PEK' },
    })
  })

  test('may be a hub outside the province where the authority has people', () => {
    expect(problemsAt({ arrivalAirport: 'PEK' })).toEqual([])
  })
})

describe('the times of a voyage', () => {
  test('are local to their airports: leaving Tokyo at noon and landing in Honolulu that morning is right', () => {
    const voyage = {
      departureAirport: 'NRT',
      departsAt: '2020-02-27T12:00',
      arrivalAirport: 'HNL',
      arrivesAt: '2020-02-27T00:30',
    }
    const anywhere = { ...context, pointsOfEntry: null }
    expect(checkAnswers(international, aminaAnswers({ voyage }), anywhere)).toEqual([])
  })

  test('may not have the arrival before the departure', () => {
    expect(problemsAt({ departsAt: '2020-02-27T09:00', arrivesAt: '2020-02-27T10:05' })).toEqual([
      'arrival-before-departure',
    ])
  })

  test('count as said where they carry an offset', () => {
    expect(problemsAt({ departsAt: '2020-02-26T16:50Z', arrivesAt: '2020-02-27T10:05+08:00' })).toEqual([])
    expect(problemsAt({ departsAt: '2020-02-27T02:05:00Z', arrivesAt: '2020-02-27T10:05+08:00' })).toEqual([
      'arrival-before-departure',
    ])
  })

  test('are not compared while one of them cannot be read', () => {
    expect(problemsAt({ departsAt: 'soon' })).toEqual(['impossible-date'])
  })
})

describe('the stops', () => {
  test('may share the day of leaving and arriving', () => {
    expect(
      problemsOf(stay('IT', '2020-02-10', '2020-02-20'), stay('FR', '2020-02-20', '2020-02-26')),
    ).toEqual([])
  })

  test('may come in any order', () => {
    expect(
      problemsOf(stay('FR', '2020-02-20', '2020-02-26'), stay('IT', '2020-02-10', '2020-02-20')),
    ).toEqual([])
  })

  test('may not overlap, and the later one is named with the one that it meets', () => {
    expect(
      problemsOf(stay('IT', '2020-02-10', '2020-02-22'), stay('FR', '2020-02-20', '2020-02-26')),
    ).toEqual([
      {
        linkId: 'stops.fromOn',
        index: 1,
        code: 'stops-overlap',
        values: { other: 0, fromOn: '2020-02-10', untilOn: '2020-02-22' },
      },
    ])
  })

  test('overlap also with one that is not the one just before', () => {
    const stops = [
      stay('IT', '2020-02-10', '2020-02-26'),
      stay('FR', '2020-02-12', '2020-02-13'),
      stay('ES', '2020-02-20', '2020-02-21'),
    ]
    expect(problemsOf(...stops).map(({ index, code }) => `${index} ${code}`)).toEqual([
      '1 stops-overlap',
      '2 stops-overlap',
    ])
  })

  test('may not end before they start', () => {
    expect(problemsOf(stay('IT', '2020-02-26', '2020-02-10'))).toEqual([
      {
        linkId: 'stops.untilOn',
        index: 0,
        code: 'stop-ends-before-it-starts',
        values: { fromOn: '2020-02-26' },
      },
    ])
  })

  test('may not last beyond the arrival', () => {
    expect(problemsOf(stay('IT', '2020-02-10', '2020-02-28'))).toEqual([
      { linkId: 'stops.untilOn', index: 0, code: 'stop-after-arrival', values: { arrivesOn: '2020-02-27' } },
    ])
  })

  test('must reach back to the first day of the window', () => {
    expect(problemsOf(stay('IT', '2020-02-16', '2020-02-26'))).toEqual([
      { linkId: 'stops', code: 'window-gap', values: { from: '2020-02-13', until: '2020-02-15' } },
    ])
  })

  test('must leave no gap between them or before the arrival', () => {
    expect(
      problemsOf(stay('IT', '2020-02-01', '2020-02-15'), stay('FR', '2020-02-18', '2020-02-22')),
    ).toEqual([
      { linkId: 'stops', code: 'window-gap', values: { from: '2020-02-16', until: '2020-02-17' } },
      { linkId: 'stops', code: 'window-gap', values: { from: '2020-02-23', until: '2020-02-26' } },
    ])
  })

  test('may leave a day in the air', () => {
    expect(
      problemsOf(stay('IT', '2020-02-01', '2020-02-15'), stay('FR', '2020-02-17', '2020-02-25')),
    ).toEqual([])
  })
})
