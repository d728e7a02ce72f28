// The desk's API of voyages: the board of a day, one voyage, what happens to it, and its free pratique.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  CourseAnswer,
  CourseRequest,
  DisinfectionRequest,
  HealthDeclarationRequest,
  PratiqueRequest,
  VoyageAnswer,
  VoyageEventAnswer,
  VoyageRequest,
  VoyageSummary,
  VoyagesAnswer,
  VoyagesQuestion,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import { askedGround } from '../holder/asked-ground.ts'
import { type DeskNames, getDeskNames } from '../holder/desk-names.action.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { say } from '../site/say.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { listVoyages, rateOne } from './list-voyages.action.ts'
import { openVoyage } from './open-voyage.action.ts'
import { recordHealth, runVoyage } from './run-voyage.action.ts'
import { portCode, statusOf, type VoyageEvent } from './voyage.ts'
import { eventView, legView, voyageSummary, type Words } from './voyage-view.ts'
import { voyageWithin } from './voyage-within.action.ts'

export const voyageParams = z.object({ voyageId: z.uuid() })
const ok = <S extends object>(description: string, schema: S) => ({
  200: { description, content: json(schema) },
  403: refused('Outside of the posts'),
  404: refused('No such voyage'),
  409: refused('The voyage is over'),
})

const list = staffRoute('voyages.list', {
  method: 'get',
  path: '/desk/voyages',
  summary: 'Voyages of a day, rated, with the plan of the port',
  request: { query: VoyagesQuestion },
  responses: { 200: { description: 'In the order of arrival', content: json(VoyagesAnswer) } },
})
const show = staffRoute('voyages.list', {
  method: 'get',
  path: '/desk/voyages/{voyageId}',
  summary: 'One voyage: rating, legs and what happened',
  request: { params: voyageParams },
  responses: ok('The voyage', VoyageAnswer),
})
const open = staffRoute('voyage.run', {
  method: 'post',
  path: '/desk/voyages',
  summary: 'A voyage is expected',
  description:
    'The same designator to the same port within eighteen hours is the same voyage and is answered again.',
  request: { body: body(VoyageRequest) },
  responses: { ...ok('The voyage', VoyageSummary), 422: refused('See errors') },
})
const course = staffRoute('voyage.run', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/course',
  summary: 'Departed, landed, delayed, diverted, cancelled',
  description: 'Moves the arrival of those aboard, decides anew and tells them.',
  request: { params: voyageParams, body: body(CourseRequest) },
  responses: ok('Recorded', CourseAnswer),
})
const health = staffRoute('voyage.run', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/health-declarations',
  summary:
    'Health part of the General Declaration, Maritime Declaration of Health, message of the pilot or master',
  request: { params: voyageParams, body: body(HealthDeclarationRequest) },
  responses: ok('Recorded', VoyageEventAnswer),
})
const pratique = staffRoute('pratique.answer', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/pratique',
  summary: 'Grant or withhold free pratique, with reasons (IHR Art. 28)',
  request: { params: voyageParams, body: body(PratiqueRequest) },
  responses: ok('Recorded', VoyageEventAnswer),
})
const disinfection = staffRoute('pratique.answer', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/disinfections',
  summary: 'What was disinfected, how and when',
  request: { params: voyageParams, body: body(DisinfectionRequest) },
  responses: ok('Recorded', VoyageEventAnswer),
})

/** `/api/v1/desk/voyages…`. */
export function voyageRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(list, (c) =>
    asOfficer(house, list, c, async (deed) => c.json(await board(deed, c, c.req.valid('query')), 200)),
  )
  app.openapi(show, (c) =>
    asOfficer(house, show, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      return c.json(await showVoyage(deed, c, voyageId), 200)
    }),
  )
  app.openapi(open, (c) =>
    asOfficer(house, open, c, async (deed) => {
      const asked = c.req.valid('json')
      assertWithin(deed, { jurisdiction: arrivalPack(house).authority, port: portCode(asked.port) })
      const { voyageId } = await openVoyage(deed, {
        ...asked,
        departsAt: asked.departsAt === null ? null : new Date(asked.departsAt),
        arrivesAt: new Date(asked.arrivesAt),
        legs: [],
        from: 'schedule',
      })
      return c.json((await showVoyage(deed, c, voyageId)).voyage, 200)
    }),
  )
  app.openapi(course, (c) =>
    asOfficer(house, course, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
        const { voyage, moved } = await runVoyage(deed, voyageId, c.req.valid('json'))
        return c.json({ voyageId, status: statusOf(voyage), moved }, 200)
      }),
    ),
  )
  app.openapi(health, (c) =>
    record(house, health, c, c.req.valid('param').voyageId, {
      kind: 'health-declared',
      payload: c.req.valid('json'),
    }),
  )
  app.openapi(pratique, (c) =>
    record(house, pratique, c, c.req.valid('param').voyageId, pratiqueEvent(c.req.valid('json'))),
  )
  app.openapi(disinfection, (c) =>
    record(house, disinfection, c, c.req.valid('param').voyageId, {
      kind: 'disinfected',
      payload: c.req.valid('json'),
    }),
  )
  return app
}

const pratiqueEvent = (asked: PratiqueRequest) =>
  asked.answer === 'granted'
    ? ({ kind: 'pratique-granted', payload: { conditions: asked.conditions } } as const)
    : ({ kind: 'pratique-withheld', payload: { reasons: asked.reasons } } as const)

type Recordable = Extract<
  VoyageEvent,
  { kind: 'health-declared' | 'pratique-granted' | 'pratique-withheld' | 'disinfected' }
>

function record(
  house: House,
  route: typeof health | typeof pratique | typeof disinfection,
  c: Context,
  id: string,
  event: Recordable,
) {
  return asOfficer(house, route, c, (deed) =>
    onceOnly(deed, c, async () => {
      const { voyageId } = await voyageWithin(deed, id)
      await recordHealth(deed, voyageId, event)
      return c.json({ voyageId }, 200)
    }),
  )
}

const wordsOf = (c: Context, names: DeskNames): Words => ({ t: say(readerLanguage(c)), port: names.port })

async function board(
  deed: OfficerDeed,
  c: Context,
  asked: ReturnType<typeof VoyagesQuestion.parse>,
): Promise<VoyagesAnswer> {
  const ground = askedGround(asked, deed.grounds)
  assertWithin(deed, ground)
  const names = await getDeskNames(deed, readerLanguage(c))
  const on = asked.on ?? names.dayOf(deed.now)
  const voyages = await listVoyages(deed, ground.port, names.spanOf(on))
  const words = wordsOf(c, names)
  return { on, port: ground.port, voyages: voyages.map((voyage) => voyageSummary(voyage, words)) }
}

async function showVoyage(deed: OfficerDeed, c: Context, voyageId: string): Promise<VoyageAnswer> {
  const rated = await rateOne(deed, voyageId)
  const words = wordsOf(c, await getDeskNames(deed, readerLanguage(c)))
  return {
    voyage: voyageSummary(rated, words),
    legs: rated.legs.map(legView),
    events: rated.events.map(eventView),
  }
}
