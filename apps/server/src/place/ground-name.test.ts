import { expect, test } from 'vitest'
import { jurisdictionName, placeName, portName } from './ground-name.ts'
import { packPlaces } from './pack-places.node.ts'

const places = packPlaces('zhejiang-2020')

test.each([
  ['CN', 'en', 'China'],
  ['CN/33', 'en', 'Zhejiang'],
  ['CN/33/3311', 'en', 'Lishui'],
  ['CN/33/3311/331121', 'zh-Hans', '青田县'],
  ['CN/33/3311/339999', 'en', '339999'],
] as const)('the jurisdiction %s is called, in %s, %s', (path, language, name) => {
  expect(jurisdictionName(places, path, language)).toBe(name)
})

test('a port is named by its city, a place by its code where the pack does not know it', () => {
  expect(portName(places, 'PVG', 'en')).toMatch(/^Shanghai.*\(PVG\)$/)
  expect(portName(places, 'QQQ', 'en')).toBe('QQQ')
  expect(placeName(places, 'CN-42', 'fr')).toBe('Hubei')
  expect(placeName(places, 'XX', 'fr')).toBe('XX')
})
