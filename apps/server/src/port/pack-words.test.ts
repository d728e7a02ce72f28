import { expect, test } from 'vitest'
import { packWords } from './pack-words.node.ts'

const words = (pack: string) => packWords({ config: { pack } })

test('a tablet says symptoms and help in the words of the pack, in all its languages', () => {
  const { symptoms, assistance } = words('zhejiang-2020')
  expect(symptoms.fever).toMatchObject({ en: 'Fever', 'zh-Hans': '发热', ar: 'حمى' })
  expect(Object.keys(assistance)).toContain('wheelchair')
  expect(Object.keys(assistance.interpreter as object).toSorted()).toEqual([
    'ar',
    'en',
    'es',
    'fr',
    'it',
    'zh-Hans',
  ])
})

test('a second pack brings symptoms of its own, each with its words', () => {
  const { symptoms } = words('bundibugyo-2026')
  const own = Object.keys(symptoms).filter((code) => !(code in words('zhejiang-2020').symptoms))
  expect(own.length).toBeGreaterThan(0)
  for (const code of own) expect(Object.keys(symptoms[code] ?? {}), code).toHaveLength(6)
})
