import { expect, test } from 'vitest'
import { findPackFolder } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import { answersFrom, readForm, rowsOf, valuesFrom, withoutRow } from './form-values.ts'
import { placeLookups } from './place-lookups.ts'
import { readQuestionnaire } from './questionnaire.node.ts'
import { findPage, type QuestionGroup } from './questionnaire.ts'

const folder = findPackFolder('zhejiang-2020') ?? ''
const questionnaire = readQuestionnaire(folder)
const lookups = (language: 'en' | 'zh-Hans' | 'ar') =>
  placeLookups(openPlaces(folder), { jurisdiction: 'CN/33', pointsOfEntry: ['HGH', 'PVG'] }, language)
const page = (linkId: string): QuestionGroup => {
  const found = findPage(questionnaire, linkId)
  if (found === undefined) throw new Error(`There is no page ${linkId}`)
  return found
}
const read = (linkId: string, form: string, language: 'en' | 'zh-Hans' | 'ar' = 'en') =>
  answersFrom(page(linkId), readForm(new URLSearchParams(form)), lookups(language))

test.each([
  ['2020-03-05', '2020-03-05'],
  ['2020/3/5', '2020-03-05'],
  ['2020年3月5日', '2020-03-05'],
  ['٢٠٢٠-٠٣-٠٥', '2020-03-05'],
  ['5/3/2020', '5/3/2020'],
  ['soon', 'soon'],
])('the day %s is read as %s', (typed, day) => {
  expect(read('identity', `identity/dateOfBirth=${encodeURIComponent(typed)}`)).toEqual({ dateOfBirth: day })
})

test.each([
  ['en', 'italy', 'IT'],
  ['zh-Hans', '意大利', 'IT'],
  ['ar', 'إيطاليا', 'IT'],
  ['en', 'IT', 'IT'],
  ['en', 'Atlantis', 'Atlantis'],
] as const)('in %s "%s" is the country %s', (language, typed, code) => {
  expect(read('stops', `stops/0/country=${encodeURIComponent(typed)}`, language)).toEqual([{ country: code }])
})

test.each([
  ['Moscow, Sheremetyevo International Airport (SVO)', 'SVO'],
  ['pvg', 'PVG'],
  ['London', 'London'],
])('"%s" is the airport %s', (typed, code) => {
  expect(read('voyage', `voyage/arrivalAirport=${encodeURIComponent(typed)}`)).toEqual({
    arrivalAirport: code,
  })
})

test.each([
  ['countries', 'UK', 'GB'],
  ['countries', 'Hong Kong', 'HK'],
  ['countries', 'Macau', 'MO'],
  ['countries', 'Czech Republic', 'CZ'],
  ['countries', 'Holland', 'NL'],
  ['countries', 'Korea', null],
  ['countries', 'Congo', null],
])('of the %s "%s" means %s', (list, typed, code) => {
  expect(lookups('en').codeOf(list, typed)).toBe(code)
})

test.each([
  ['countries', 'Korea', ['North Korea', 'South Korea']],
  ['airports', 'Moscow', ['(DME)', '(SVO)', '(VKO)']],
  ['districts', 'Lishui', ['Qingtian County']],
  ['districts', '丽水', ['Qingtian County']],
  ['districts', 'Atlantis', []],
])('of the %s "%s" is near to %s', (list, typed, names) => {
  const near = lookups('en').nearOf(list, typed)
  for (const name of names)
    expect(
      near.some((one) => one.includes(name)),
      `${name} of ${near}`,
    ).toBe(true)
  if (names.length === 0) expect(near).toEqual([])
})

test('rows that are empty are no entries, and a row taken out moves those behind it up', () => {
  const values = readForm(
    new URLSearchParams('stops/0/country=IT&stops/1/country=&stops/2/country=RU&stops/2/kind=airside'),
  )
  expect(rowsOf(page('stops'), values)).toBe(3)
  expect(answersFrom(page('stops'), values, lookups('en'))).toEqual([
    { country: 'IT' },
    { country: 'RU', kind: 'airside' },
  ])
  const left = withoutRow(page('stops'), values, 0)
  expect(left.get('stops/1/kind')).toEqual(['airside'])
  expect(rowsOf(page('stops'), left)).toBe(2)
})

test('a form of a million rows is read as one of sixty', () => {
  expect(rowsOf(page('stops'), readForm(new URLSearchParams('stops/999/country=IT')))).toBe(60)
  expect(rowsOf(page('stops'), readForm(new URLSearchParams('stops/9999999/country=IT')))).toBe(0)
})

test('answers come back into the form as they were typed', () => {
  const answers = {
    stops: [{ country: 'IT', fromOn: '2020-03-01' }],
    voyage: { connections: ['SU2417', 'CA1711'] },
  }
  expect(Object.fromEntries(valuesFrom(page('stops'), answers, lookups('ar')))).toEqual({
    'stops/0/country': ['إيطاليا'],
    'stops/0/fromOn': ['2020-03-01'],
  })
  expect(read('voyage', `voyage/connections=${encodeURIComponent('SU2417\r\n CA1711,\r\n')}`)).toEqual({
    connections: ['SU2417', 'CA1711'],
  })
})
