// The desk's API for what waits beside amendments: claimed categories, and documents that were declared again.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { ClaimAnswer, DeclaredAgainAnswer, DeclaredAgainList, DeskOutcome } from '@pratique/api-contract'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { answerClaim } from './answer-claim.action.ts'
import { answerDeclaredAgain } from './answer-declared-again.action.ts'
import { presentOutcome } from './desk.routes.ts'
import { listWaitingFindings } from './list-declared-again.action.ts'
import { getRow } from './timeline.action.ts'

const params = z.object({ holderId: z.uuid() })
const answers = {
  200: { description: 'Answered', content: json(DeskOutcome) },
  403: refused('Outside of the posts'),
  409: refused('Nothing waits, or something was recorded meanwhile'),
}

const category = staffRoute('category.answer', {
  method: 'post',
  path: '/desk/holders/{holderId}/category',
  summary: 'Confirm or refuse the category that a holder claims',
  description:
    "Until it is confirmed, the rules for every traveller hold and the category's own only add to them. The holder is told.",
  request: { params, body: body(ClaimAnswer) },
  responses: answers,
})
const again = staffRoute('declared-again.answer', {
  method: 'post',
  path: '/desk/holders/{holderId}/declared-again',
  summary: 'Say whether two declarations of one document are of one person',
  description: 'The holder is the one who is asked less; `other` is the declaration that asks more.',
  request: { params, body: body(DeclaredAgainAnswer) },
  responses: answers,
})
const waiting = staffRoute('declared-again.list', {
  method: 'get',
  path: '/desk/declared-again',
  summary: 'Documents that stand in two declarations which do not ask the same',
  responses: { 200: { description: 'The longest waiting first', content: json(DeclaredAgainList) } },
})

/** `/api/v1/desk/holders/{holderId}/category`, `…/declared-again`, `/api/v1/desk/declared-again`. */
export function waitingRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(category, (c) =>
    asOfficer(house, category, c, (deed) =>
      onceOnly(deed, c, async () => {
        const holderId = await idWithin(deed, c.req.valid('param').holderId)
        return c.json(
          await presentOutcome(deed, c, await answerClaim(deed, holderId, c.req.valid('json'))),
          200,
        )
      }),
    ),
  )
  app.openapi(again, (c) =>
    asOfficer(house, again, c, (deed) =>
      onceOnly(deed, c, async () => {
        const holderId = await idWithin(deed, c.req.valid('param').holderId)
        const outcome = await answerDeclaredAgain(deed, holderId, c.req.valid('json'))
        return c.json(await presentOutcome(deed, c, outcome), 200)
      }),
    ),
  )
  app.openapi(waiting, (c) =>
    asOfficer(house, waiting, c, async (deed) =>
      c.json(await listWaitingFindings(deed, deed.grounds, await getDeskNames(deed, readerLanguage(c))), 200),
    ),
  )
  return app
}

async function idWithin(deed: OfficerDeed, holderId: string): Promise<string> {
  const row = await getRow(deed, holderId)
  assertWithin(deed, row)
  return row.holderId
}
