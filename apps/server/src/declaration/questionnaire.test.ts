// The questionnaires as they ship: whole, in six languages, and asking nothing that a rule may not know.
import { FACTS, isRefusedFact } from '@pratique/policy-engine'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { languages } from '../place/language.ts'
import { findPackFolder, readPackJson } from '../place/pack-files.node.ts'
import {
  type Extension,
  extensionUrl,
  factsFedBy,
  findPage,
  findQuestion,
  type Questionnaire,
  questionnaireSchema,
} from './questionnaire.ts'
import { findHint, findPurpose, optionText, textOf } from './questionnaire-text.ts'
import { international, resident } from './test-answers.node.ts'

const both = [
  ['international', international],
  ['resident', resident],
] as const
const questionsOf = (questionnaire: Questionnaire) => questionnaire.item.flatMap((page) => page.item)
const translationsOf = ({ _valueString }: Extension) => _valueString?.extension ?? []

describe.each(both)('the %s questionnaire', (_, questionnaire) => {
  test('says every question, hint, purpose and option in each language, once', () => {
    const items = [...questionnaire.item, ...questionsOf(questionnaire)]
    const options = questionsOf(questionnaire).flatMap((question) => question.answerOption ?? [])
    const translated = [
      questionnaire._title?.extension ?? [],
      ...items.map(({ _text }) => _text?.extension ?? []),
      ...items.flatMap(({ extension }) =>
        extension.filter(({ valueString }) => valueString !== undefined).map(translationsOf),
      ),
      ...options.map(({ valueCoding }) => valueCoding._display?.extension ?? []),
    ]
    const others = languages.filter((language) => language !== 'en')
    for (const translations of translated) {
      expect(translations.map(({ extension: [lang] }) => lang.valueCode)).toEqual(others)
    }
    expect(translated.length).toBeGreaterThan(40)
  })

  test('writes Chinese in Chinese and Arabic in Arabic', () => {
    for (const item of [...questionnaire.item, ...questionsOf(questionnaire)]) {
      expect(textOf(item, 'zh-Hans')).toMatch(/\p{Script=Han}/u)
      expect(textOf(item, 'ar')).toMatch(/\p{Script=Arabic}/u)
    }
  })

  test('says on every page what the answers are for and how long they are kept', () => {
    for (const page of questionnaire.item) {
      expect(findPurpose(page, 'it')).toMatch(/cancellati 28 giorni/)
      expect(page.extension).toContainEqual({ url: extensionUrl.retentionDays, valueInteger: 28 })
    }
  })

  test('feeds only facts of the registry, and never who people are', () => {
    const fed = questionsOf(questionnaire).flatMap(factsFedBy)
    expect(fed.filter((fact) => !Object.hasOwn(FACTS, fact))).toEqual([])
    expect(fed).toEqual(expect.arrayContaining(['symptoms', 'areaLevel', 'exposure', 'antipyretics']))
    const whoPeopleAre = questionsOf(questionnaire).filter(({ linkId }) =>
      isRefusedFact(linkId.split('.')[1] ?? ''),
    )
    expect(whoPeopleAre.flatMap(factsFedBy)).toEqual([])
  })

  test('asks for the symptoms that the pack knows, and for none', () => {
    const symptoms = z.looseObject({
      codes: z.looseObject({ symptoms: z.array(z.looseObject({ code: z.string() })) }),
    })
    const pack = symptoms.parse(readPackJson(findPackFolder('zhejiang-2020') ?? '', 'pack.json'))
    const codes = pack.codes.symptoms.map(({ code }) => code)
    const asked = findQuestion(questionnaire, 'symptoms.present')?.answerOption?.map(
      (option) => option.valueCoding.code,
    )
    expect(codes).toHaveLength(11)
    expect(asked).toEqual([...codes, 'none'])
  })
})

describe('the pages', () => {
  test('come in the order of the journey', () => {
    expect(international.item.map(({ linkId }) => linkId).join(' ')).toBe(
      'identity contact voyage stops address domesticContact exposure symptoms tests assistance party',
    )
  })

  test('say plainly that nationality decides nothing', () => {
    const nationality = findQuestion(international, 'identity.nationality')
    expect(nationality && findHint(nationality, 'en')).toMatch(/No rule about your health looks at it/)
    expect(nationality && factsFedBy(nationality)).toEqual([])
  })

  test('fall back to English where a translation is missing', () => {
    const page = findPage(international, 'stops')
    const option = findQuestion(international, 'stops.kind')?.answerOption?.[0]
    if (page === undefined || option === undefined) throw new Error('no stops')
    expect(textOf({ ...page, _text: undefined }, 'ar')).toBe(page.text)
    expect(optionText(option, 'es')).toBe('Vivía o me alojé allí')
  })
})

describe('a questionnaire is refused', () => {
  const page = international.item[0]
  const faultsWith = (items: readonly unknown[]) => {
    const result = questionnaireSchema.safeParse({ ...international, item: items })
    return result.error?.issues.map(({ message }) => message).join('\n') ?? ''
  }
  const question = { linkId: 'identity.extra', text: 'Extra', type: 'string' }

  test('when a condition looks at a question that comes later or never', () => {
    const later = {
      ...question,
      enableWhen: [{ question: 'contact.email', operator: 'exists', answerBoolean: true }],
    }
    expect(faultsWith([{ ...page, item: [later] }, international.item[1]])).toMatch(
      '"identity.extra" depends on "contact.email", which does not stand before it',
    )
  })

  test('when a link id stands twice or under another group', () => {
    expect(faultsWith([{ ...page, item: [question, question] }])).toMatch('stands twice')
    expect(faultsWith([{ ...page, item: [{ ...question, linkId: 'contact.extra' }] }])).toMatch(
      'does not begin',
    )
  })

  test('when there is nothing to choose from, or a list that is not there', () => {
    expect(faultsWith([{ ...page, item: [{ ...question, type: 'choice' }] }])).toMatch(
      'nothing to choose from',
    )
    const unknown = { ...question, type: 'choice', answerValueSet: '#planets' }
    expect(faultsWith([{ ...page, item: [unknown] }])).toMatch('"#planets", which is not contained')
  })

  test('when it uses what we do not read', () => {
    expect(faultsWith([{ ...page, item: [{ ...question, type: 'attachment' }] }])).not.toBe('')
    expect(faultsWith([{ ...page, item: [{ ...question, readOnly: true }] }])).not.toBe('')
  })
})
