import { expect, test } from 'vitest'
import { languages as ofTheHouse } from '../place/language.ts'
import { chooseLanguage, languageList, languageOf, looksLikeLanguage, nearestLanguage } from './language.ts'

test('the site speaks the languages of the house, no more and no fewer', () => {
  expect(languageList).toEqual(ofTheHouse)
})

test.each([
  ['zh', 'zh-Hans'],
  ['ZH-cn', 'zh-Hans'],
  ['zh-Hans-SG', 'zh-Hans'],
  ['fr-CA', 'fr'],
  ['AR', 'ar'],
  ['zh-Hant', undefined],
  ['zh-TW', undefined],
  ['de', undefined],
  ['english', undefined],
])('the tag %s means %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})

test.each([
  [undefined, undefined, 'en'],
  [undefined, 'de-AT, de;q=0.9, it;q=0.5, en;q=0.3', 'it'],
  [undefined, 'zh-TW,zh;q=0.9', 'zh-Hans'],
  [undefined, 'ar-EG', 'ar'],
  [undefined, 'fr;q=0, es;q=0.1', 'es'],
  ['fr', 'ar-EG', 'fr'],
  ['de', 'ar-EG', 'ar'],
  [undefined, ';;;,,q=1,*', 'en'],
])('with cookie %s and wish "%s" the site speaks %s', (cookie, wish, language) => {
  expect(chooseLanguage(cookie, wish)).toBe(language)
})

test('a reader of traditional characters is answered in Chinese', () => {
  expect(nearestLanguage('zh-Hant', 'en')).toBe('zh-Hans')
  expect(nearestLanguage('de', 'it')).toBe('it')
})

test('an address that is no language tag is not taken for one', () => {
  expect(looksLikeLanguage('style.css')).toBe(false)
  expect(looksLikeLanguage('pt-BR')).toBe(true)
})
