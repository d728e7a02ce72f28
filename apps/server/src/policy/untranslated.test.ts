// A pack may lack a language of the site: its readers read English, and whoever checks the pack is told.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '@pratique/policy-engine'
import { afterAll, expect, test } from 'vitest'
import { languages } from '../place/language.ts'
import { findPackFolder } from '../place/pack-files.node.ts'
import { findUntranslated } from './untranslated.node.ts'

const shipped = findPackFolder('bundibugyo-2026') ?? ''
const folder = mkdtempSync(join(tmpdir(), 'pratique-untranslated-'))
cpSync(shipped, folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

test.each(['zhejiang-2020', 'bundibugyo-2026'])('%s has every text in every language of the site', (pack) => {
  expect(findUntranslated(findPackFolder(pack) ?? '', languages)).toEqual([])
})

test('a language that the pack has not is named, with each text that it lacks', () => {
  const [german, ...others] = findUntranslated(shipped, [...languages, 'de'])
  expect(others).toEqual([])
  expect(german).toMatchObject({ language: 'de', promised: false })
  expect(german?.texts).toEqual(
    expect.arrayContaining(['pack.json/authority/names', 'texts/case.json', 'questionnaire.json/title']),
  )
})

test('a text that is missing in a promised language is named', () => {
  const path = join(folder, 'arrivals.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"ar":/, '"aa":'))
  expect(findUntranslated(folder, languages)).toEqual([
    { language: 'ar', promised: true, texts: [expect.stringMatching(/^arrivals\.json\//)] },
  ])
})

test('who reads a language that a text lacks reads English, or what there is', () => {
  expect(say({ en: 'Orange', it: 'Arancione' }, 'de')).toBe('Orange')
  expect(say({ it: 'Arancione' }, 'de')).toBe('Arancione')
})
