// The API of the laboratory: for staff under /desk, for laboratories with their key under /laboratory.
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  AcknowledgementRequest,
  FhirResource,
  OrdersAnswer,
  PartnerResultsAnswer,
  ReportAcknowledged,
  ReportsAnswer,
  ResultSettled,
  ResultsAnswer,
  ResultsQuestion,
  ResultsRequest,
  SettlementRequest,
} from '@pratique/api-contract'
import { askedGround } from '../holder/asked-ground.ts'
import { asPartner } from '../platform/auth/partner.action.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { Deed, House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { liesWithin } from '../platform/permissions.ts'
import { Problem } from '../platform/problem.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { resultsNotTaken } from './laboratory.problems.ts'
import { listOrders, listResults } from './list-results.action.ts'
import { ordersBundle } from './orders.fhir.ts'
import { acknowledgeReport, getOpenReport, listReports } from './raise-reports.action.ts'
import { type ReadResults, readFhir, readResults } from './read-results.ts'
import { orderView, reportView, resultView } from './result-view.ts'
import { getWaiting, settleResult } from './settle-result.action.ts'
import { takeResults } from './take-results.action.ts'

const notTaken = refused('Nothing was kept: each fault by place or row')
const take = staffRoute('result.take', {
  method: 'post',
  path: '/desk/laboratory/results',
  summary: 'Take results: FHIR, CSV, or one by hand',
  description:
    'Matched by the number of the specimen. A positive is a case at once; what contradicts waits for a person.',
  request: { body: body(ResultsRequest) },
  responses: { 200: { description: 'Taken', content: json(ResultsAnswer) }, 422: notTaken },
})
const list = staffRoute('result.list', {
  method: 'get',
  path: '/desk/laboratory/results',
  summary: 'Results, the latest first; those that wait for a person by `standing=waiting`',
  request: { query: ResultsQuestion },
  responses: { 200: { description: 'At most 300', content: json(ResultsAnswer) } },
})
const settle = staffRoute('result.take', {
  method: 'post',
  path: '/desk/laboratory/results/{resultId}/settlement',
  summary: 'Settle a result that waits',
  request: { params: z.object({ resultId: z.uuid() }), body: body(SettlementRequest) },
  responses: {
    200: { description: 'Settled', content: json(ResultSettled) },
    404: refused('No such result, or settled already'),
  },
})
const orders = staffRoute('result.list', {
  method: 'get',
  path: '/desk/laboratory/orders',
  summary: 'Specimens without a result, with their clock',
  responses: { 200: { description: 'The longest waiting first', content: json(OrdersAnswer) } },
})
const reports = staffRoute('report.list', {
  method: 'get',
  path: '/desk/reports',
  summary: 'Reports that the law asks for and nobody acknowledged yet',
  responses: { 200: { description: 'The first due first', content: json(ReportsAnswer) } },
})
const acknowledge = staffRoute('report.acknowledge', {
  method: 'post',
  path: '/desk/reports/{reportId}/acknowledgement',
  summary: 'The recipient has the report',
  request: { params: z.object({ reportId: z.uuid() }), body: body(AcknowledgementRequest) },
  responses: {
    200: { description: 'Recorded', content: json(ReportAcknowledged) },
    404: refused('No such report, or acknowledged already'),
  },
})

const forLaboratories = { tags: ['laboratory'], security: [{ partner: [] }] }
const send = createRoute({
  ...forLaboratories,
  method: 'post',
  path: '/laboratory/results',
  summary: 'A laboratory sends results as FHIR R4',
  request: { body: body(FhirResource) },
  responses: {
    200: { description: 'Taken', content: json(PartnerResultsAnswer) },
    401: refused('No key'),
    422: notTaken,
  },
})
const fetchOrders = createRoute({
  ...forLaboratories,
  method: 'get',
  path: '/laboratory/orders',
  summary: 'What is to be tested, as a FHIR Bundle of ServiceRequest and Specimen, without a name',
  responses: { 200: { description: 'Bundle', content: json(FhirResource) }, 401: refused('No key') },
})

/** `/api/v1/desk/laboratory/…`, `…/desk/reports`, `…/laboratory/…`. */
export function laboratoryRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openAPIRegistry.registerComponent('securitySchemes', 'partner', {
    type: 'http',
    scheme: 'bearer',
    description: 'The key of an operator or a laboratory, made by `pratique operator add`',
  })
  openDesk(app, house)
  openPartners(app, house)
  return app
}

function openDesk(app: OpenAPIHono, house: House): void {
  app.openapi(take, (c) =>
    asOfficer(house, take, c, (deed) =>
      onceOnly(deed, c, async () => {
        const rows = await takeAll(deed, readResults(c.req.valid('json')), {
          source:
            c.req.valid('json').format === 'entry' ? 'page' : (c.req.valid('json').format as 'fhir' | 'csv'),
          sentBy: deed.actor.id,
        })
        return c.json({ results: rows.map(resultView) }, 200)
      }),
    ),
  )
  app.openapi(list, (c) =>
    asOfficer(house, list, c, async (deed) => {
      const rows = await listResults(deed, portAsked(deed), c.req.valid('query').standing)
      return c.json({ results: rows.map(resultView) }, 200)
    }),
  )
  app.openapi(settle, (c) =>
    asOfficer(house, settle, c, (deed) =>
      onceOnly(deed, c, async () => {
        const row = await getWaiting(deed, c.req.valid('param').resultId)
        // Of an unknown specimen nobody knows the port: whoever may take results may settle it.
        if (row.port !== '') assertWithin(deed, row)
        await settleResult(deed, row, c.req.valid('json'))
        return c.json({ resultId: row.result_id }, 200)
      }),
    ),
  )
  app.openapi(orders, (c) =>
    asOfficer(house, orders, c, async (deed) => {
      const { rows, turnaroundMedianMinutes } = await listOrders(deed, portAsked(deed))
      const { times } = arrivalPack(house).plan
      return c.json(
        { orders: rows.map((row) => orderView(row, times, deed.now)), turnaroundMedianMinutes },
        200,
      )
    }),
  )
  app.openapi(reports, (c) =>
    asOfficer(house, reports, c, async (deed) => {
      const rows = (await listReports(deed, true)).filter((row) => liesWithin(row, deed.grounds))
      const { plan } = arrivalPack(house)
      return c.json({ reports: rows.map((row) => reportView(row, plan, readerLanguage(c), deed.now)) }, 200)
    }),
  )
  app.openapi(acknowledge, (c) =>
    asOfficer(house, acknowledge, c, async (deed) => {
      const row = await getOpenReport(deed, c.req.valid('param').reportId)
      assertWithin(deed, row)
      await acknowledgeReport(deed, row, c.req.valid('json').receipt)
      return c.json({ reportId: row.report_id }, 200)
    }),
  )
}

function openPartners(app: OpenAPIHono, house: House): void {
  app.openapi(send, (c) =>
    asPartner(house, 'laboratory', c, (deed) =>
      onceOnly(deed, c, async () => {
        const sender = { source: 'fhir', sentBy: deed.partner.partner_id } as const
        const rows = await takeAll(deed, readFhir(c.req.valid('json')), sender)
        const results = rows.map(({ specimen_number: specimen, outcome, standing, ground }) => ({
          specimen,
          outcome,
          standing,
          ground,
        }))
        return c.json({ results }, 200)
      }),
    ),
  )
  app.openapi(fetchOrders, (c) =>
    asPartner(house, 'laboratory', c, async (deed) => {
      const { rows } = await listOrders(deed, null)
      return c.json(ordersBundle(rows, deed.now), 200)
    }),
  )
}

const portAsked = ({ grounds }: OfficerDeed): string | null => askedGround({}, grounds).port

function takeAll(deed: Deed, { said, errors }: ReadResults, sender: Parameters<typeof takeResults>[2]) {
  if (errors.length > 0)
    throw new Problem(resultsNotTaken, {
      detail: `Nothing was kept. Mend what errors names (${errors.length}) and send all of it again.`,
      errors: errors.slice(0, 200),
    })
  return takeResults(deed, said, sender)
}
