import { describe, expect, test } from 'vitest'
import {
  groundsOf,
  liesWithin,
  type Post,
  permissions,
  type Role,
  roles,
  type StaffDeed,
} from './permissions.ts'

const post = (role: Role, jurisdiction: string, port: string | null = null): Post => ({
  role,
  jurisdiction,
  port,
})
const deeds = Object.keys(permissions) as StaffDeed[]

describe('the permission table', () => {
  test('lets an officer at a port act at that port only', () => {
    const boris = groundsOf([post('port-health-officer', 'CN/33', 'PVG')], 'holders.list')
    expect(boris).toEqual([{ jurisdiction: 'CN/33', port: 'PVG' }])
    expect(liesWithin({ jurisdiction: 'CN/33/3311/331121', port: 'PVG' }, boris)).toBe(true)
    expect(liesWithin({ jurisdiction: 'CN/33/3311/331121', port: 'HGH' }, boris)).toBe(false)
    expect(liesWithin({ jurisdiction: 'CN/33', port: null }, boris)).toBe(false)
  })

  test('lets a district officer act in her district whatever the port, and not beside or above it', () => {
    const emeka = groundsOf([post('district-officer', 'CN/33/3311')], 'holder.correct')
    expect(liesWithin({ jurisdiction: 'CN/33/3311/331121', port: 'HGH' }, emeka)).toBe(true)
    expect(liesWithin({ jurisdiction: 'CN/33/33110', port: null }, emeka)).toBe(false)
    expect(liesWithin({ jurisdiction: 'CN/33/3303', port: null }, emeka)).toBe(false)
    expect(liesWithin({ jurisdiction: 'CN/33', port: null }, emeka)).toBe(false)
  })

  test('gives a post at no port nothing where the port is the reach', () => {
    expect(groundsOf([post('port-health-officer', 'CN/33')], 'holders.list')).toEqual([])
  })

  test.each([
    ['auditor', 'holder.read'],
    ['auditor', 'holder.find'],
    ['administrator', 'holder.read'],
    ['administrator', 'holder.correct'],
    ['epidemiologist', 'holder.read'],
    ['hotline', 'holder.correct'],
    ['control-room', 'holder.correct'],
    ['district-officer', 'staff.invite'],
  ] as const)('keeps the %s from %s', (role, deed) => {
    expect(groundsOf([post(role, 'CN', 'PVG')], deed)).toEqual([])
  })

  test('every role may do something and every deed can be done by someone', () => {
    for (const role of roles)
      expect(deeds.some((deed) => groundsOf([post(role, 'CN', 'PVG')], deed).length > 0)).toBe(true)
    for (const deed of deeds)
      expect(
        groundsOf(
          roles.map((role) => post(role, 'CN', 'PVG')),
          deed,
        ),
      ).not.toEqual([])
  })
})
