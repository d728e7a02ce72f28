// Words are put into one language and stay in the others; nothing else of the FHIR is touched.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Document, moved, questionsBefore, withWords, wordsIn } from './questions.ts'

const file = new URL('../../../../packs/zhejiang-2020/questionnaire.json', import.meta.url)
const document = JSON.parse(readFileSync(file, 'utf8')) as Document
const languages = ['en', 'zh-Hans', 'ar', 'it', 'es', 'fr']
const [page] = document.item
if (!page) throw new Error('The pack asks something')

test.each(languages)('words in %s are changed there and nowhere else', (language) => {
  const changed = withWords(page, 'text', language, 'Something else?')
  for (const one of languages)
    expect(wordsIn(changed, 'text', one)).toBe(
      one === language ? 'Something else?' : wordsIn(page, 'text', one),
    )
  expect(withWords(changed, 'text', language, wordsIn(page, 'text', language))).toEqual(page)
  expect({ ...changed, text: page.text, _text: page._text }).toEqual(page)
})

test('words that are taken out are missing, and can be put in again', () => {
  const without = withWords(page, 'text', 'ar', '')
  expect(wordsIn(without, 'text', 'ar')).toBe('')
  expect(JSON.stringify(without)).not.toContain('"valueString":""')
  expect(wordsIn(withWords(without, 'text', 'ar', 'نص'), 'text', 'ar')).toBe('نص')
})

test('a question moves by one place and never out of its row', () => {
  expect(moved([1, 2, 3], 1, -1)).toEqual([2, 1, 3])
  expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3])
  expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3])
})

test('a question depends only on what stands before it', () => {
  const last = document.item.at(-1)?.item?.at(-1)?.linkId ?? ''
  const before = questionsBefore(document, last).map(({ linkId }) => linkId)
  expect(before).toContain('exposure.contact')
  expect(before).not.toContain(last)
  expect(questionsBefore(document, document.item[0]?.item?.[0]?.linkId ?? '')).toEqual([])
})
