// The API of the boarding check: for operators with their key, and for the desk what is undecided before departure.
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  BoardingAlarmsAnswer,
  BoardingAnswers,
  BoardingListAnswer,
  BoardingQuestion,
  BoardingRequest,
  BoardingStanding,
} from '@pratique/api-contract'
import { asPartner } from '../platform/auth/partner.action.ts'
import { asOfficer, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { liesWithin } from '../platform/permissions.ts'
import { json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { m, say } from '../site/say.ts'
import { voyageWithin } from '../voyage/voyage-within.action.ts'
import { showAlarms } from './alarms.action.ts'
import { showBoardingList } from './boarding-list.action.ts'
import { checkPassengers, showChecks } from './check-passengers.action.ts'

const forOperators = { tags: ['boarding'], security: [{ partner: [] }] }

const check = createRoute({
  ...forOperators,
  method: 'post',
  path: '/boarding/checks',
  summary: 'May these passengers board: OK, ask, not OK',
  description:
    'No reason of health is told. An answer may change until the doors close: by webhook, or by asking again.',
  request: { body: { required: true, content: json(BoardingRequest) } },
  responses: {
    200: { description: 'In the order of the passengers', content: json(BoardingAnswers) },
    401: refused('No key'),
    404: refused('No such voyage of yours'),
  },
})
const standing = createRoute({
  ...forOperators,
  method: 'get',
  path: '/boarding/checks',
  summary: 'How the answers of a voyage stand now',
  request: { query: BoardingQuestion },
  responses: {
    200: { description: 'By check', content: json(BoardingStanding) },
    401: refused('No key'),
    404: refused('No such voyage of yours'),
  },
})
const alarms = staffRoute('boarding.alarms', {
  method: 'get',
  path: '/desk/boarding/alarms',
  summary: 'Passengers still undecided a few hours before departure',
  responses: { 200: { description: 'The first to depart first', content: json(BoardingAlarmsAnswer) } },
})

const onList = staffRoute('boarding.list', {
  method: 'get',
  path: '/desk/voyages/{voyageId}/boarding',
  summary:
    'The list of a voyage as its operator would be answered now: for a counter without a network, on paper',
  request: { params: z.object({ voyageId: z.uuid() }) },
  responses: { 200: { description: 'In the order of the list', content: json(BoardingListAnswer) } },
})

/** `/api/v1/boarding/checks`, `…/desk/voyages/{voyageId}/boarding`, `…/desk/boarding/alarms`. */
export function boardingRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(check, (c) =>
    asPartner(house, 'operator', c, (deed) =>
      onceOnly(deed, c, async () => {
        const { voyage: designator, at, passengers } = c.req.valid('json')
        const by = passengers.length > 1 ? 'list' : 'api'
        const checked = await checkPassengers(deed, { designator, at: new Date(at), passengers, by })
        const language = readerLanguage(c)
        return c.json(
          {
            voyage: checked.voyage.designator,
            doorsCloseAt: checked.doorsCloseAt?.toISOString() ?? null,
            answers: checked.answers.map((one) => ({ ...one })),
            ask: say(language)(m.boarding_ask, { address: `${house.config.address}/${language}/declare` }),
          },
          200,
        )
      }),
    ),
  )
  app.openapi(standing, (c) =>
    asPartner(house, 'operator', c, async (deed) => {
      const { voyage: designator, at } = c.req.valid('query')
      const { voyage, checks } = await showChecks(deed, designator.replaceAll(' ', ''), new Date(at))
      return c.json(
        {
          voyage: voyage.designator,
          checks: checks.map(({ check_id, answer, changed_at }) => ({
            checkId: check_id,
            answer,
            changedAt: changed_at.toISOString(),
          })),
        },
        200,
      )
    }),
  )
  app.openapi(onList, (c) =>
    asOfficer(house, onList, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      return c.json(await showBoardingList(deed, voyageId, readerLanguage(c)), 200)
    }),
  )
  app.openapi(alarms, (c) =>
    asOfficer(house, alarms, c, async (deed) => {
      const found = (await showAlarms(deed)).filter((alarm) => liesWithin(alarm, deed.grounds))
      return c.json(
        {
          alarms: found.map(({ jurisdiction: _path, departsAt, raisedAt, ...alarm }) => ({
            ...alarm,
            departsAt: departsAt.toISOString(),
            raisedAt: raisedAt.toISOString(),
          })),
        },
        200,
      )
    }),
  )
  return app
}
