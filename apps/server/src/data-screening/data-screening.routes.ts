// The API of data screening: look through a voyage, list what contradicts, ask whom it is about, settle it.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  ContradictionDone,
  ContradictionSettlement,
  ContradictionsAnswer,
  ContradictionsQuestion,
  DataScreeningAnswer,
} from '@pratique/api-contract'
import { getRow } from '../declaration/timeline.action.ts'
import { askedGround } from '../holder/asked-ground.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { voyageWithin } from '../voyage/voyage-within.action.ts'
import { screenVoyage } from './screen-voyage.action.ts'
import { askHer, getOpen, settleContradiction } from './settle-contradiction.action.ts'
import { showContradictions } from './show-contradictions.action.ts'

const params = z.object({ contradictionId: z.uuid() })
const refusals = {
  403: refused('Outside of the posts'),
  404: refused('No such contradiction'),
  409: refused('Settled meanwhile, or nothing was mended'),
}
const list = staffRoute('contradiction.list', {
  method: 'get',
  path: '/desk/contradictions',
  summary: 'What contradicts declarations, the first due first',
  request: { query: ContradictionsQuestion },
  responses: { 200: { description: 'With its evidence', content: json(ContradictionsAnswer) } },
})
const screen = staffRoute('contradiction.settle', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/data-screening',
  summary: 'Compare what all sources say of those who declared a voyage',
  description: 'Runs by itself whenever something changed; this is for who cannot wait. It changes no fact.',
  request: { params: z.object({ voyageId: z.uuid() }) },
  responses: { 200: { description: 'Looked through', content: json(DataScreeningAnswer) } },
})
const ask = staffRoute('contradiction.settle', {
  method: 'post',
  path: '/desk/contradictions/{contradictionId}/question',
  summary: 'Put a contradiction to whom it is about',
  request: { params },
  responses: { 200: { description: 'Asked', content: json(ContradictionDone) }, ...refusals },
})
const settle = staffRoute('contradiction.settle', {
  method: 'post',
  path: '/desk/contradictions/{contradictionId}/settlement',
  summary: 'Settle a contradiction, and say what shows it',
  request: { params, body: body(ContradictionSettlement) },
  responses: { 200: { description: 'Settled', content: json(ContradictionDone) }, ...refusals },
})

/** `/api/v1/desk/contradictions`, `…/desk/voyages/{voyageId}/data-screening`. */
export function dataScreeningRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(list, (c) =>
    asOfficer(house, list, c, async (deed) => {
      const { holderId, voyageId, ...asked } = c.req.valid('query')
      if (holderId !== undefined) {
        assertWithin(deed, await getRow(deed, holderId))
        return c.json(await showContradictions(deed, { holderId }, readerLanguage(c)), 200)
      }
      const ground = askedGround(asked, deed.grounds)
      assertWithin(deed, ground)
      return c.json(await showContradictions(deed, { ...ground, voyageId }, readerLanguage(c)), 200)
    }),
  )
  app.openapi(screen, (c) =>
    asOfficer(house, screen, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
        return c.json({ voyageId, ...(await screenVoyage(deed, voyageId)) }, 200)
      }),
    ),
  )
  app.openapi(ask, (c) =>
    asOfficer(house, ask, c, (deed) =>
      onceOnly(deed, c, async () => {
        const row = await openWithin(deed, c.req.valid('param').contradictionId)
        return c.json({ contradictionId: row.contradiction_id, told: await askHer(deed, row) }, 200)
      }),
    ),
  )
  app.openapi(settle, (c) =>
    asOfficer(house, settle, c, (deed) =>
      onceOnly(deed, c, async () => {
        const row = await openWithin(deed, c.req.valid('param').contradictionId)
        const told = await settleContradiction(deed, row, c.req.valid('json'))
        return c.json({ contradictionId: row.contradiction_id, told }, 200)
      }),
    ),
  )
  return app
}

async function openWithin(deed: OfficerDeed, contradictionId: string) {
  const row = await getOpen(deed, contradictionId)
  assertWithin(deed, row)
  return row
}
