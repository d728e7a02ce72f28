import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OwnPlacement, placeParty } from './placement.ts'

const places = {
  free: { measure: null, rank: 0, carerMayAccompany: true },
  home: { measure: 'home-quarantine', rank: 1, carerMayAccompany: true },
  central: { measure: 'central-quarantine', rank: 2, carerMayAccompany: true },
  hospital: { measure: 'isolation', rank: 3, carerMayAccompany: false },
} as const
type Place = keyof typeof places

const at = (holderId: string, role: OwnPlacement['role'], place: Place): OwnPlacement => ({
  holderId,
  role,
  ...places[place],
})
const placesOf = (members: readonly OwnPlacement[]) =>
  placeParty(members).map(({ holderId, measure, because }) => [holderId, measure, because])

describe('a party stays together', () => {
  test('Amina follows her child into central quarantine', () => {
    expect(placeParty([at('amina', 'carer', 'home'), at('noor', 'child', 'central')])).toEqual([
      {
        holderId: 'amina',
        measure: 'central-quarantine',
        because: 'with-child',
        together: ['noor'],
        officerDecides: false,
      },
      {
        holderId: 'noor',
        measure: 'central-quarantine',
        because: 'own',
        together: ['amina'],
        officerDecides: false,
      },
    ])
  })

  test('a well child stays with the parent who need not be isolated', () => {
    const family = [
      at('amina', 'carer', 'hospital'),
      at('omar', 'carer', 'central'),
      at('noor', 'child', 'free'),
    ]
    expect(placesOf(family)).toEqual([
      ['amina', 'isolation', 'own'],
      ['omar', 'central-quarantine', 'own'],
      ['noor', 'central-quarantine', 'with-carer'],
    ])
  })

  test('one parent stays with the ill child, the other with the well one', () => {
    const family = [
      at('amina', 'carer', 'home'),
      at('omar', 'carer', 'home'),
      at('noor', 'child', 'home'),
      at('sami', 'child', 'hospital'),
    ]
    expect(placesOf(family)).toEqual([
      ['amina', 'isolation', 'with-child'],
      ['omar', 'home-quarantine', 'own'],
      ['noor', 'home-quarantine', 'own'],
      ['sami', 'isolation', 'own'],
    ])
  })

  test('where a place is not meant for carers, an officer decides with the family', () => {
    const asked = placeParty([at('amina', 'carer', 'free'), at('noor', 'child', 'hospital')])
    expect(asked.map(({ officerDecides }) => officerDecides)).toEqual([true, true])
  })

  test('a child whom nobody in the party cares for is for an officer', () => {
    expect(placeParty([at('noor', 'child', 'home')])).toEqual([
      { holderId: 'noor', measure: 'home-quarantine', because: 'own', together: [], officerDecides: true },
    ])
  })
})

const party = fc
  .array(
    fc.tuple(
      fc.constantFrom<OwnPlacement['role']>('traveller', 'child', 'carer', 'guardian'),
      fc.constantFrom<Place>('free', 'home', 'central', 'hospital'),
    ),
    { maxLength: 8 },
  )
  .map((members) => members.map(([role, place], i) => at(`holder-${i}`, role, place)))
const rankOf = (measure: string | null) =>
  Object.values(places).find((place) => place.measure === measure)?.rank ?? Number.NaN

describe('whatever the party', () => {
  test('no child is parted from every carer', () => {
    fc.assert(
      fc.property(party, (members) => {
        const placed = placeParty(members)
        const measureOf = new Map(placed.map(({ holderId, measure }) => [holderId, measure]))
        const carers = members.filter(({ role }) => role === 'carer' || role === 'guardian')
        for (const { holderId, role } of members) {
          if (role !== 'child' || carers.length === 0) continue
          expect(carers.map((carer) => measureOf.get(carer.holderId))).toContain(measureOf.get(holderId))
        }
      }),
    )
  })

  test('nobody is placed more loosely than her own decision asks', () => {
    fc.assert(
      fc.property(party, (members) => {
        placeParty(members).forEach((placement, i) => {
          expect(rankOf(placement.measure)).toBeGreaterThanOrEqual(members[i]?.rank ?? Number.NaN)
        })
      }),
    )
  })

  test('who cares for no child and is none keeps her own place', () => {
    fc.assert(
      fc.property(party, (members) => {
        const placed = placeParty(members)
        members.forEach(({ role, measure }, i) => {
          if (role === 'traveller')
            expect(placed[i]).toMatchObject({ measure, because: 'own', officerDecides: false })
        })
      }),
    )
  })
})
