// Appeals over the API of the desk: list, read, take in hand, answer, escalate.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  AppealAnswer,
  AppealAnswerRequest,
  AppealEscalationRequest,
  AppealsAnswer,
  AppealsQuestion,
  AppealTakeAnswer,
  AppealTakeRequest,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import { askedGround } from '../holder/asked-ground.ts'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { asOfficer, assertWithin, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { answerAppeal } from './answer-appeal.action.ts'
import { escalateAppeal } from './escalate-appeal.action.ts'
import { listAppeals, showAppeal } from './show-appeals.action.ts'
import { takeAppeals } from './take-appeals.action.ts'

const params = z.object({ number: z.string().min(1).max(40) })
const refusals = {
  403: refused('Outside of the posts, or her own decision'),
  404: refused('No such appeal'),
  409: refused('Answered or escalated meanwhile, or nothing was corrected'),
}

const list = staffRoute('appeal.list', {
  method: 'get',
  path: '/desk/appeals',
  summary: 'Appeals of a port or jurisdiction, the first due first',
  request: { query: AppealsQuestion },
  responses: { 200: { description: 'Appeals', content: json(AppealsAnswer) } },
})
const read = staffRoute('appeal.read', {
  method: 'get',
  path: '/desk/appeals/{number}',
  summary: 'One appeal with what was written',
  request: { params },
  responses: { 200: { description: 'The appeal', content: json(AppealAnswer) }, ...refusals },
})
const take = staffRoute('appeal.take', {
  method: 'post',
  path: '/desk/appeals/taken',
  summary: 'Take appeals in hand, or see what would come of it',
  request: { body: body(AppealTakeRequest) },
  responses: { 200: { description: 'What came of each', content: json(AppealTakeAnswer) } },
})
const answer = staffRoute('appeal.answer', {
  method: 'post',
  path: '/desk/appeals/{number}/answer',
  summary: 'Answer an appeal; whoever appealed is told',
  description: 'Upheld only once the wrong fact was corrected: a colour cannot be written.',
  request: { params, body: body(AppealAnswerRequest) },
  responses: { 200: { description: 'Answered', content: json(AppealAnswer) }, ...refusals },
})
const escalate = staffRoute('appeal.escalate', {
  method: 'post',
  path: '/desk/appeals/{number}/escalation',
  summary: 'Pass an appeal to the control room',
  request: { params, body: body(AppealEscalationRequest) },
  responses: { 200: { description: 'Passed on', content: json(AppealAnswer) }, ...refusals },
})

const namesFor = (deed: Parameters<typeof getDeskNames>[0], c: Context) =>
  getDeskNames(deed, readerLanguage(c))

/** `/api/v1/desk/appeals`. */
export function appealRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(list, (c) =>
    asOfficer(house, list, c, async (deed) => {
      const { standing, ...asked } = c.req.valid('query')
      const scope = askedGround(asked, deed.grounds)
      assertWithin(deed, scope)
      return c.json(await listAppeals(deed, await namesFor(deed, c), { scope, standing }), 200)
    }),
  )
  app.openapi(take, (c) =>
    asOfficer(house, take, c, (deed) =>
      onceOnly(deed, c, async () => {
        const asked = c.req.valid('json')
        return c.json({ preview: asked.preview, appeals: [...(await takeAppeals(deed, asked))] }, 200)
      }),
    ),
  )
  app.openapi(read, (c) =>
    asOfficer(house, read, c, async (deed) =>
      c.json(await showAppeal(deed, c.req.valid('param').number, await namesFor(deed, c)), 200),
    ),
  )
  app.openapi(answer, (c) =>
    asOfficer(house, answer, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { number } = c.req.valid('param')
        await answerAppeal(deed, number, c.req.valid('json'))
        return c.json(await showAppeal(deed, number, await namesFor(deed, c)), 200)
      }),
    ),
  )
  app.openapi(escalate, (c) =>
    asOfficer(house, escalate, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { number } = c.req.valid('param')
        await escalateAppeal(deed, number, c.req.valid('json').reason)
        return c.json(await showAppeal(deed, number, await namesFor(deed, c)), 200)
      }),
    ),
  )
  return app
}
