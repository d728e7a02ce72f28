// The API of lists: anyone may know which areas have which level, and why.
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { RiskListAnswer, RiskListQuestion } from '@pratique/api-contract'
import { type Actor, type House, perform } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { getListOnDay, type ListOnDay } from './list-on-day.action.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/risk-list',
  tags: ['policy'],
  summary: 'The list of affected areas in force on a day',
  description:
    'Each entry with its level, the clause and the figures that put it there. A place that is not listed has no level. A list stays in force until another is published.',
  request: { query: RiskListQuestion },
  responses: {
    200: { description: 'The list', content: { 'application/json': { schema: RiskListAnswer } } },
  },
})

const anyone: Actor = { kind: 'traveller', id: 'anonymous' }

/** `/api/v1/risk-list`. */
export function riskRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(listRoute, async (c) => {
    const { on, scheme } = c.req.valid('query')
    const found = await perform(house, anyone, (deed) => getListOnDay(deed, scheme, on))
    return c.json(present(found, scheme), 200)
  })
  return app
}

function present({ pack, on, list }: ListOnDay, scheme: RiskListAnswer['scheme']): RiskListAnswer {
  return {
    pack,
    scheme,
    list: list.list,
    edition: list.edition,
    on,
    effectiveAt: list.effectiveAt,
    publishedAt: list.publishedAt,
    derivedOn: list.derivedOn,
    source: list.source,
    levels: [...list.levels],
    entries: strictestFirst(list).map((entry) => ({ ...entry, overdue: on > entry.reviewBy })),
  }
}

const strictestFirst = ({ entries, levels }: ListOnDay['list']) =>
  entries.toSorted(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (a.place < b.place ? -1 : 1),
  )
