// The lists of the desk over the API: expected arrivals, holders, what is overdue; each within the officer's posts.
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  ArrivalsAnswer,
  ArrivalsQuestion,
  CountsAnswer,
  HoldersAnswer,
  HoldersQuestion,
  OverdueAnswer,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { Problem } from '../platform/problem.ts'
import { answered } from '../platform/route-parts.ts'
import { invalidRequest } from '../platform/trouble.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { type Asked, askedGround } from './asked-ground.ts'
import { type DeskNames, getDeskNames } from './desk-names.action.ts'
import { holderRow } from './holder-row.ts'
import { countHolders, listExpected, listHolders } from './list-holders.action.ts'
import { listListsDue, listOverdue } from './list-overdue.action.ts'
import { readPlace } from './list-scope.ts'

const arrivals = staffRoute('arrivals.list', {
  method: 'get',
  path: '/desk/arrivals',
  summary: 'Expected arrivals of a day, by flight, with counts by colour',
  request: { query: ArrivalsQuestion },
  responses: answered('Flights in the order of arrival', ArrivalsAnswer),
})
const holders = staffRoute('holders.list', {
  method: 'get',
  path: '/desk/holders',
  summary: 'Holders of a jurisdiction or port, the latest arrival first',
  request: { query: HoldersQuestion },
  responses: answered('A page', HoldersAnswer),
})
const counts = staffRoute('holders.list', {
  method: 'get',
  path: '/desk/holders/counts',
  summary: 'How many of them stand in each state',
  request: { query: HoldersQuestion },
  responses: answered('By state, as the pack orders them', CountsAnswer),
})
const overdue = staffRoute('overdue.list', {
  method: 'get',
  path: '/desk/overdue',
  summary: 'What is overdue',
  request: { query: ArrivalsQuestion.omit({ on: true }) },
  responses: answered('The longest due first', OverdueAnswer),
})

/** `/api/v1/desk/arrivals`, `…/holders`, `…/overdue`. */
export function listRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(arrivals, (c) =>
    asOfficer(house, arrivals, c, async (deed) =>
      c.json(await arrivalsOf(deed, c, c.req.valid('query')), 200),
    ),
  )
  app.openapi(counts, (c) =>
    asOfficer(house, counts, c, async (deed) => c.json(await countsOf(deed, c, c.req.valid('query')), 200)),
  )
  app.openapi(holders, (c) =>
    asOfficer(house, holders, c, async (deed) => c.json(await pageOf(deed, c, c.req.valid('query')), 200)),
  )
  app.openapi(overdue, (c) =>
    asOfficer(house, overdue, c, async (deed) => c.json(await overdueOf(deed, c, c.req.valid('query')), 200)),
  )
  return app
}

const namesFor = (deed: OfficerDeed, c: Context): Promise<DeskNames> => getDeskNames(deed, readerLanguage(c))

function groundFor(deed: OfficerDeed, asked: Asked) {
  const ground = askedGround(asked, deed.grounds)
  assertWithin(deed, ground)
  return ground
}

async function arrivalsOf(
  deed: OfficerDeed,
  c: Context,
  asked: Asked & { on?: string | undefined },
): Promise<ArrivalsAnswer> {
  const ground = groundFor(deed, asked)
  const names = await namesFor(deed, c)
  const on = asked.on ?? names.dayOf(deed.now)
  const flights = await listExpected(deed, ground, names.spanOf(on))
  return {
    on,
    ...ground,
    flights: flights.map((flight) => ({
      ...flight,
      portName: flight.port === null ? null : names.port(flight.port),
      arrivalAt: flight.arrivalAt.toISOString(),
    })),
  }
}

type HoldersAsked = ReturnType<typeof HoldersQuestion.parse>

function filterOf({ state, flight, on }: HoldersAsked, names: DeskNames) {
  return { state, flight, ...(on === undefined ? {} : names.spanOf(on)) }
}

async function pageOf(deed: OfficerDeed, c: Context, asked: HoldersAsked): Promise<HoldersAnswer> {
  const ground = groundFor(deed, asked)
  const names = await namesFor(deed, c)
  const after = asked.after === undefined ? undefined : placeOf(asked.after)
  const page = await listHolders(deed, { ...ground, ...filterOf(asked, names), after, limit: asked.limit })
  return { holders: page.holders.map((holder) => holderRow(holder, names)), next: page.next }
}

function placeOf(text: string) {
  const place = readPlace(text)
  if (place !== null) return place
  throw new Problem(invalidRequest, {
    detail: 'The query has a fault: see errors.',
    errors: [
      { pointer: 'after', code: 'invalid', detail: 'Give back `next` of the page before, or leave it out.' },
    ],
  })
}

async function countsOf(deed: OfficerDeed, c: Context, asked: HoldersAsked): Promise<CountsAnswer> {
  const ground = groundFor(deed, asked)
  const names = await namesFor(deed, c)
  const counted = await countHolders(deed, { ...ground, ...filterOf(asked, names) })
  const scheme = 'international'
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    states: counted.map(({ state, count }) => ({
      state,
      // The pack names the colour of each of its states.
      colour: names.colour(scheme, state) as CountsAnswer['states'][number]['colour'],
      label: names.label(scheme, state),
      count,
    })),
  }
}

async function overdueOf(deed: OfficerDeed, c: Context, asked: Asked): Promise<OverdueAnswer> {
  const ground = groundFor(deed, asked)
  const names = await namesFor(deed, c)
  const kinds = await listOverdue(deed, ground)
  return {
    ...ground,
    kinds: kinds.map(({ kind, rows }) => ({
      kind,
      total: rows[0]?.total ?? 0,
      holders: rows.map((row) => ({
        ...holderRow(row, names),
        measure: row.measure,
        dueAt: row.dueAt?.toISOString() ?? null,
      })),
    })),
    lists: [...(await listListsDue(deed, names))],
  }
}
