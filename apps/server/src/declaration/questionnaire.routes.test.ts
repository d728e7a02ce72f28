// Programs are given the very questions of the pack, and each documented answer is one to such a question.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeclarationRequest } from '@pratique/api-contract'
import { expect, test } from 'vitest'
import { findPackFolder } from '../place/pack-files.node.ts'
import { withDatabase } from '../platform/test-database.ts'
import { openDeclaration } from './desk.node.ts'
import { questionnaireRoutes } from './questionnaire.routes.ts'
import { keyOf, type Questionnaire } from './questionnaire.ts'

const { house } = withDatabase()

async function ask() {
  const opened = house()
  await openDeclaration(opened)
  return questionnaireRoutes(opened).request('/questionnaire')
}

test('the questionnaire is answered as FHIR, whole and unchanged', async () => {
  const answer = await ask()
  expect(answer.headers.get('content-type')).toBe('application/fhir+json')
  const file = join(findPackFolder('zhejiang-2020') ?? '', 'questionnaire.json')
  expect(await answer.json()).toEqual(JSON.parse(readFileSync(file, 'utf8')))
})

test('what the example of a declaration answers is asked there', async () => {
  const { item } = (await (await ask()).json()) as Questionnaire
  const asked = new Set(
    item.flatMap((page) => page.item.map(({ linkId }) => `${page.linkId}.${keyOf(linkId)}`)),
  )
  const { travellers } = DeclarationRequest.parse(DeclarationRequest.meta()?.example)
  const answered = travellers.flatMap(({ answers }) =>
    Object.entries(answers).flatMap(([page, given]) =>
      [given].flat().flatMap((entry) => Object.keys(Object(entry)).map((key) => `${page}.${key}`)),
    ),
  )
  expect(answered.length).toBeGreaterThan(20)
  expect(answered.filter((linkId) => !asked.has(linkId))).toEqual([])
})
