import { expect, test } from 'vitest'
import { packPlaces } from '../place/pack-places.node.ts'
import { departureIn, mostOften } from './declared-departure.ts'

const airports = packPlaces('zhejiang-2020').airports()
const says = (departureAirport: string, departsAt = '2020-03-16T19:50') =>
  departureIn({ voyage: { departureAirport, departsAt } }, airports)

test('a departure is read in the zone of its airport', () => {
  expect(says('SVO')).toEqual({ origin: 'SVO', departsAt: new Date('2020-03-16T16:50:00Z') })
  expect(says('ZZZ')).toEqual({ origin: null, departsAt: null })
  expect(departureIn(null, airports)).toEqual({ origin: null, departsAt: null })
  expect(says('SVO', 'in the evening')).toEqual({ origin: 'SVO', departsAt: null })
})

test('what most of them say counts: Amina errs, Boris and Chen do not', () => {
  expect(mostOften([says('LED'), says('SVO'), says('SVO', '2020-03-16T19:40'), says('SVO')])).toEqual({
    origin: 'SVO',
    departsAt: new Date('2020-03-16T16:50:00Z'),
  })
  expect(mostOften([])).toEqual({ origin: null, departsAt: null })
})
