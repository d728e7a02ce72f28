// Questions at the policy desk over the API: look, check with a preview in a language, propose; and for a second person
// agree or decline.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  DeskQuestions,
  QuestionsChecked,
  QuestionsProposed,
  QuestionsPublished,
  QuestionsToCheck,
} from '@pratique/api-contract'
import { say as inWords } from '@pratique/policy-engine'
import { asOfficer, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { say } from '../site/say.ts'
import { type Desk, deskFor } from './desk.node.ts'
import type { Scheme } from './flow.ts'
import { previewOf } from './preview.ts'
import {
  changesOf,
  checkEdited,
  declineQuestions,
  proposeQuestions,
  publishQuestions,
  showQuestions,
} from './questions.action.ts'

const params = z.object({ scheme: z.enum(['international', 'resident']).meta({ example: 'international' }) })
const answered = <S extends object>(description: string, schema: S) => ({
  200: { description, content: { 'application/json': { schema } } },
})
const given = <S extends object>(schema: S) => ({
  content: { 'application/json': { schema } },
  required: true,
})
const path = '/desk/questions/{scheme}' as const

const look = staffRoute('policy.read', {
  method: 'get',
  path,
  summary: 'The questions that are asked, and an edit that waits for a second person',
  request: { params },
  responses: answered('The questions', DeskQuestions),
})
const check = staffRoute('policy.read', {
  method: 'post',
  path: `${path}/check`,
  summary: 'Check edited questions and see a page of them as a traveller would; nothing is kept',
  request: { params, body: given(QuestionsToCheck) },
  responses: answered('Faults, differences, the page', QuestionsChecked),
})
const propose = staffRoute('policy.draft', {
  method: 'put',
  path: `${path}/proposal`,
  summary: 'Propose edited questions, in the place of what waited',
  request: { params, body: given(QuestionsProposed) },
  responses: answered('The questions', DeskQuestions),
})
const publish = staffRoute('policy.approve', {
  method: 'post',
  path: `${path}/publication`,
  summary: 'Agree to proposed questions as the second person: they are asked from now',
  request: { params },
  responses: answered('Their number', QuestionsPublished),
})
const decline = staffRoute('policy.approve', {
  method: 'post',
  path: `${path}/refusal`,
  summary: 'Decline proposed questions',
  request: { params },
  responses: answered('The questions', DeskQuestions),
})

/** `/api/v1/desk/questions/{scheme}…`. */
export function questionsRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(look, (c) =>
    asOfficer(house, look, c, async (deed) =>
      c.json(await showQuestions(deed, c.req.valid('param').scheme), 200),
    ),
  )
  app.openapi(check, (c) =>
    asOfficer(house, check, c, async () => {
      const desk = deskFor(house, c.req.valid('param').scheme)
      return c.json(checked(desk, c.req.valid('json')), 200)
    }),
  )
  app.openapi(propose, (c) =>
    asOfficer(house, propose, c, async (deed) => {
      const { scheme } = c.req.valid('param')
      await proposeQuestions(deed, scheme, c.req.valid('json'))
      return c.json(await showQuestions(deed, scheme), 200)
    }),
  )
  app.openapi(publish, (c) =>
    asOfficer(house, publish, c, async (deed) =>
      c.json({ number: await publishQuestions(deed, c.req.valid('param').scheme) }, 200),
    ),
  )
  app.openapi(decline, (c) =>
    asOfficer(house, decline, c, async (deed) => {
      const { scheme }: { scheme: Scheme } = c.req.valid('param')
      await declineQuestions(deed, scheme)
      return c.json(await showQuestions(deed, scheme), 200)
    }),
  )
  return app
}

function checked(desk: Desk, { document, page, language }: QuestionsToCheck): QuestionsChecked {
  const read = checkEdited(desk, document)
  if (!read.ok) return { faults: [...read.faults], changes: [], html: null }
  const html = previewOf({
    t: say(language),
    questionnaire: read.questionnaire,
    linkId: page,
    lookups: desk.lookups(language),
    authority: inWords(desk.manifest.authority.names, language),
  })
  return { faults: [], changes: changesOf(desk, document), html: String(html) }
}
