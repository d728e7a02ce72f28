// The desk's API for one holder: search, timeline, correction, and the amendments that wait for an officer.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  AmendmentAnswer,
  CorrectionRequest,
  DeskOutcome,
  PlacesAnswer,
  SearchAnswer,
  SearchRequest,
  TimelineAnswer,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { holderRow } from '../holder/holder-row.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import { searchCountries } from '../place/country.ts'
import { searchRegions } from '../place/region.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { answerAmendment, correctStatement } from './correct-statement.action.ts'
import type { Outcome } from './desk-outcome.action.ts'
import { searchHolders } from './staff-search.action.ts'
import { getRow, showTimeline } from './timeline.action.ts'

const params = z.object({ holderId: z.uuid() })

const search = staffRoute('holder.find', {
  method: 'post',
  path: '/desk/searches',
  summary: 'Find a holder by reference, document or name',
  description: 'Each search is kept with its purpose, and whom it found; the holder can read that.',
  request: { body: body(SearchRequest) },
  responses: { 200: { description: 'Found', content: json(SearchAnswer) }, 422: refused('See errors') },
})
const timeline = staffRoute('holder.read', {
  method: 'get',
  path: '/desk/holders/{holderId}',
  summary: 'A holder: what happened, what was decided and why, what is open',
  request: { params },
  responses: {
    200: { description: 'The page', content: json(TimelineAnswer) },
    403: refused('Outside of the posts'),
    404: refused('No such holder'),
  },
})
const correct = staffRoute('holder.correct', {
  method: 'post',
  path: '/desk/holders/{holderId}/corrections',
  summary: 'Correct what a holder stated',
  description:
    'Decided again at once; the holder is told. A colour cannot be corrected: it follows from the facts.',
  request: { params, body: body(CorrectionRequest) },
  responses: {
    200: { description: 'Corrected', content: json(DeskOutcome) },
    403: refused('Outside of the posts'),
    409: refused('Something was recorded meanwhile'),
    422: refused('See errors'),
  },
})
const amendment = staffRoute('amendment.answer', {
  method: 'post',
  path: '/desk/holders/{holderId}/amendment',
  summary: 'Confirm or decline an amendment that waits',
  request: { params, body: body(AmendmentAnswer) },
  responses: {
    200: { description: 'Answered', content: json(DeskOutcome) },
    403: refused('Outside of the posts'),
    409: refused('Nothing waits, or something else does'),
  },
})
const places = staffRoute('holder.read', {
  method: 'get',
  path: '/desk/places',
  summary: 'Countries and regions by what was typed',
  request: { query: z.strictObject({ typed: z.string().min(1).max(80) }) },
  responses: { 200: { description: 'The best ten', content: json(PlacesAnswer) } },
})

/** `/api/v1/desk/searches`, `…/holders/{holderId}`, `…/places`. */
export function deskRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(search, (c) =>
    asOfficer(house, search, c, async (deed) => c.json(await find(deed, c, c.req.valid('json')), 200)),
  )
  app.openapi(timeline, (c) =>
    asOfficer(house, timeline, c, async (deed) => {
      const row = await rowWithin(deed, c.req.valid('param').holderId)
      return c.json(await showTimeline(deed, row, readerLanguage(c)), 200)
    }),
  )
  app.openapi(correct, (c) =>
    asOfficer(house, correct, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { holderId } = await rowWithin(deed, c.req.valid('param').holderId)
        return c.json(
          await presentOutcome(deed, c, await correctStatement(deed, holderId, c.req.valid('json'))),
          200,
        )
      }),
    ),
  )
  app.openapi(amendment, (c) =>
    asOfficer(house, amendment, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { holderId } = await rowWithin(deed, c.req.valid('param').holderId)
        return c.json(
          await presentOutcome(deed, c, await answerAmendment(deed, holderId, c.req.valid('json'))),
          200,
        )
      }),
    ),
  )
  app.openapi(places, (c) =>
    asOfficer(house, places, c, async (deed) =>
      c.json(await placesLike(deed, c, c.req.valid('query').typed), 200),
    ),
  )
  return app
}

async function rowWithin(deed: OfficerDeed, holderId: string) {
  const row = await getRow(deed, holderId)
  assertWithin(deed, row)
  return row
}

async function find(deed: OfficerDeed, c: Context, asked: SearchRequest): Promise<SearchAnswer> {
  const names = await getDeskNames(deed, readerLanguage(c))
  const { holders, elsewhere } = await searchHolders(deed, deed.grounds, asked)
  const ids = holders.map(({ holderId }) => holderId)
  const identities = await readIdentities(deed, ids, `desk: ${asked.purpose}`)
  return {
    holders: holders.map((holder) => {
      const identity = identities.get(holder.holderId)
      return { ...holderRow(holder, names), name: identity === undefined ? '' : spokenName(identity) }
    }),
    elsewhere,
  }
}

/** What a deed came to, for the officer. */
export async function presentOutcome(
  deed: OfficerDeed,
  c: Context,
  { before, after, told }: Outcome,
): Promise<DeskOutcome> {
  const names = await getDeskNames(deed, readerLanguage(c))
  return {
    before: before?.colour ?? null,
    after: after?.colour ?? null,
    label: names.label('international', after?.state ?? null),
    told,
  }
}

async function placesLike(deed: OfficerDeed, c: Context, typed: string): Promise<PlacesAnswer> {
  const { places: tables, place } = await getDeskNames(deed, readerLanguage(c))
  const countries = searchCountries(tables.countries(), typed).map(({ code }) => code)
  const regions = searchRegions(tables.regions(), typed).map(({ code }) => code)
  return { places: [...countries, ...regions].slice(0, 10).map((code) => ({ code, name: place(code) })) }
}
