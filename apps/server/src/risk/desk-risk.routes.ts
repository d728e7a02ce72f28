// The risk desk over the API: look, take in a feed, derive, propose; and for a second person, publish or decline.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  RiskDeclineRequest,
  RiskDeriveAnswer,
  RiskDeriveRequest,
  RiskDeskAnswer,
  RiskDeskQuestion,
  RiskFeedRequest,
  RiskProposeRequest,
  RiskPublishAnswer,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import { asOfficer, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { groundsOf } from '../platform/permissions.ts'
import { answered, body } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { dayNow } from './feed-now.action.ts'
import { dayAsked, proposeList } from './propose-list.action.ts'
import { declineProposal, publishProposal } from './settle-proposal.action.ts'
import { getRiskManifest, showDerived, showRiskDesk } from './show-risk-desk.action.ts'
import { takeInFeed } from './take-in-feed.action.ts'

const waiting = z.strictObject({ proposalId: z.uuid() })

const look = staffRoute('risk.read', {
  method: 'get',
  path: '/desk/risk',
  summary: 'Lists in force with their curves, feeds with what is wrong with them, and what waits',
  request: { query: RiskDeskQuestion },
  responses: answered('The risk desk', RiskDeskAnswer),
})
const takeIn = staffRoute('risk.derive', {
  method: 'post',
  path: '/desk/risk/feeds/{feed}',
  summary: 'Take in a feed by hand',
  description:
    'What is wrong with it are findings, never an error. An unfit feed is kept, and the last good one holds.',
  request: {
    params: z.strictObject({ feed: z.string().meta({ example: 'countries' }) }),
    body: body(RiskFeedRequest),
  },
  responses: answered('The risk desk after it', RiskDeskAnswer),
})
const derive = staffRoute('risk.derive', {
  method: 'post',
  path: '/desk/risk/derive',
  summary: 'What the clauses give on a day',
  request: { body: body(RiskDeriveRequest) },
  responses: answered('Nothing is stored', RiskDeriveAnswer),
})
const propose = staffRoute('risk.propose', {
  method: 'post',
  path: '/desk/risk/proposals',
  summary: 'Propose a list, with places added by hand',
  request: { body: body(RiskProposeRequest) },
  responses: answered('The risk desk after it', RiskDeskAnswer),
})
const publish = staffRoute('risk.publish', {
  method: 'post',
  path: '/desk/risk/proposals/{proposalId}/publish',
  summary: 'Agree to a list as the second person: it is in force from now',
  request: { params: waiting },
  responses: answered('The edition in force', RiskPublishAnswer),
})
const decline = staffRoute('risk.publish', {
  method: 'post',
  path: '/desk/risk/proposals/{proposalId}/decline',
  summary: 'Decline a list, with a reason',
  request: { params: waiting, body: body(RiskDeclineRequest) },
  responses: answered('The risk desk after it', RiskDeskAnswer),
})

/** `/api/v1/desk/risk…`. */
export function deskRiskRoutes(house: House): OpenAPIHono {
  const app = openApi()
  const packOf = (pack: string | undefined) => pack ?? house.config.pack
  app.openapi(look, (c) =>
    asOfficer(house, look, c, async (deed) =>
      c.json(await desk(deed, c, packOf(c.req.valid('query').pack)), 200),
    ),
  )
  app.openapi(takeIn, (c) =>
    asOfficer(house, takeIn, c, async (deed) => {
      const { pack, csv } = c.req.valid('json')
      await takeInFeed(deed, {
        pack: packOf(pack),
        feed: c.req.valid('param').feed,
        text: csv,
        origin: 'by-hand',
      })
      return c.json(await desk(deed, c, packOf(pack)), 200)
    }),
  )
  app.openapi(derive, (c) =>
    asOfficer(house, derive, c, async (deed) => {
      const { pack, list, on } = c.req.valid('json')
      return c.json(
        await showDerived(deed, { pack: packOf(pack), list, on, language: readerLanguage(c) }),
        200,
      )
    }),
  )
  app.openapi(propose, (c) =>
    asOfficer(house, propose, c, async (deed) => {
      const { pack, on, ...asked } = c.req.valid('json')
      const manifest = await getRiskManifest(deed, packOf(pack))
      await proposeList(deed, { ...asked, pack: packOf(pack), on: dayAsked(on, dayNow(deed, manifest)) })
      return c.json(await desk(deed, c, packOf(pack)), 200)
    }),
  )
  app.openapi(publish, (c) =>
    asOfficer(house, publish, c, async (deed) =>
      c.json({ edition: await publishProposal(deed, c.req.valid('param').proposalId) }, 200),
    ),
  )
  app.openapi(decline, (c) =>
    asOfficer(house, decline, c, async (deed) => {
      const pack = await declineProposal(deed, c.req.valid('param').proposalId, c.req.valid('json').reason)
      return c.json(await desk(deed, c, pack), 200)
    }),
  )
  return app
}

function desk(deed: OfficerDeed, c: Context, pack: string): Promise<RiskDeskAnswer> {
  const may = (what: 'risk.propose' | 'risk.publish') => groundsOf(deed.officer.posts, what).length > 0
  return showRiskDesk(
    deed,
    { pack, language: readerLanguage(c) },
    { mayPropose: may('risk.propose'), mayPublish: may('risk.publish') },
  )
}
