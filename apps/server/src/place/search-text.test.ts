import { describe, expect, test } from 'vitest'
import { findFit, folded, searchBy } from './search-text.ts'

describe('finding a name by what was typed', () => {
  test.each([
    ['Italy', 'ital'],
    ['Côte d’Ivoire', 'cote d ivoire'],
    ['São Tomé', 'SAO T'],
    ['Ørsta', 'orsta'],
    ['الإمارات العربية المتحدة', 'الامارات'],
    ['إيطاليا', 'ايطاليا'],
    ['中国台湾', '台湾'],
    ['United Arab Emirates', 'emir'],
    ["Lin'an District", 'lin an'],
  ])('%s is found by "%s"', (name, typed) => {
    expect(findFit(name, typed)).toBeDefined()
  })

  test.each([
    ['Italy', 'taly'],
    ['Italy', ''],
    ['Italy', '  '],
    ['Italy', '.*'],
    ['Italy', 'italy and more'],
  ])('%s is not found by "%s"', (name, typed) => {
    expect(findFit(name, typed)).toBeUndefined()
  })

  test('puts the whole name before its beginning and that before a later word', () => {
    const names = ['South Guinea', 'Guinea-Bissau', 'Guinea']
    const found = searchBy(names, 'guinea', (name) => [name], 10)
    expect(found).toEqual(['Guinea', 'Guinea-Bissau', 'South Guinea'])
  })

  test('gives no more than was asked for', () => {
    expect(searchBy(['aa', 'ab', 'ac'], 'a', (name) => [name], 2)).toEqual(['aa', 'ab'])
  })

  test('folds punctuation to spaces', () => {
    expect(folded('  Guinea-Bissau, (West) ')).toBe('guinea bissau west')
  })
})
