// A question is worded anew at the policy desk: checked in every language, seen as a traveller sees it, agreed to by a
// second person, and asked from then on.
import { DeskQuestions, QuestionsChecked } from '@pratique/api-contract'
import { expect } from 'vitest'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { deskFront, exercise, signIn } from '../platform/auth/test-desk.ts'
import { Fixtures } from '../platform/fixture.ts'
import { openFrame } from '../platform/frame.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { openDeclaration, readDesks } from './desk.node.ts'
import { questionnaireRoutes } from './questionnaire.routes.ts'
import { questionsRoutes } from './questions.routes.ts'

const { story } = withDatabase({ exercise, fixtures: new Fixtures() })
const path = '/api/v1/desk/questions/international'

async function openRoom({ house, deed }: Scene) {
  await publishShippedPolicies(deed, 'zhejiang-2020')
  await openDeclaration(house)
  const app = await deskFront(house, (opened) => {
    const frame = openFrame({ log: opened.log, config: opened.config })
    frame.route('/api/v1', questionsRoutes(opened))
    frame.route('/api/v1', questionnaireRoutes(opened))
    return frame
  })
  app.route('/api/v1', authRoutes(house))
  return {
    app,
    esther: await signIn(app, 'esther'),
    divya: await signIn(app, 'divya'),
    boris: await signIn(app, 'boris'),
  }
}

type Item = {
  linkId: string
  text: string
  _text?: { extension: { extension: [object, { valueString: string }] }[] }
}
type Document = Omit<DeskQuestions['document'], 'item'> & { item: (Item & { item: Item[] })[] }

const copyOf = ({ document }: DeskQuestions): Document => structuredClone(document) as unknown as Document

/** The page of symptoms and its first question. */
function symptomsOf(document: Document) {
  const page = document.item.find(({ linkId }) => linkId === 'symptoms')
  const question = page?.item[0]
  if (!page || !question) throw new Error('The pack asks about symptoms')
  return { page, question }
}

story('A question is worded anew by two people, and asked so from then on', async (scene) => {
  const { app, esther, divya, boris } = await openRoom(scene)
  const first = DeskQuestions.parse(await (await esther.get(path)).json())
  expect(first).toMatchObject({
    number: 0,
    proposal: null,
    languages: ['en', 'zh-Hans', 'ar', 'it', 'es', 'fr'],
  })

  const document = copyOf(first)
  symptomsOf(document).question.text = 'Do you feel unwell today?'
  const check = async (edited: Document, language: string) =>
    QuestionsChecked.parse(
      await (await esther.post(`${path}/check`, { document: edited, page: 'symptoms', language })).json(),
    )
  const english = await check(document, 'en')
  expect(english).toMatchObject({
    faults: [],
    changes: [{ of: 'symptoms.present (en)', what: 'text', after: 'Do you feel unwell today?' }],
  })
  expect(english.html).toContain('Do you feel unwell today?')
  const arabic = await check(document, 'ar')
  expect(arabic.html).toContain('<html lang="ar" dir="rtl">')
  expect(arabic.html).not.toContain('Do you feel unwell today?')

  const faulty = copyOf(first)
  const { page, question } = symptomsOf(faulty)
  question._text?.extension.pop()
  page.item.pop()
  const { faults, html } = await check(faulty, 'en')
  expect(html).toBeNull()
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringContaining('missing in: fr'),
    expect.stringContaining('other rooms read its answer'),
  ])
  expect(
    (await esther.send('PUT', `${path}/proposal`, { number: 0, document: faulty, note: 'Shorter.' })).status,
  ).toBe(422)
  expect((await boris.get(path)).status).toBe(403)

  const note = 'In plainer words.'
  expect((await esther.send('PUT', `${path}/proposal`, { number: 0, document, note })).status).toBe(200)
  expect((await esther.post(`${path}/publication`)).status).toBe(403)
  const waits = DeskQuestions.parse(await (await divya.get(path)).json())
  expect(waits.proposal).toMatchObject({
    by: 'Esther (Zhejiang)',
    mine: false,
    note,
    changes: [{ what: 'text' }],
  })
  expect(await (await divya.post(`${path}/publication`)).json()).toEqual({ number: 1 })

  // What the event does in every server.
  await readDesks(scene.house)
  const asked = (await (await app.request('/api/v1/questionnaire')).json()) as Document & { version: string }
  expect(symptomsOf(asked).question.text).toBe('Do you feel unwell today?')
  expect(asked.version).toBe('2')
  const now = DeskQuestions.parse(await (await esther.get(path)).json())
  expect(now).toMatchObject({ number: 1, proposal: null })
  expect((await esther.send('PUT', `${path}/proposal`, { number: 0, document, note })).status).toBe(409)
  expect((await divya.post(`${path}/publication`)).status).toBe(409)
})
