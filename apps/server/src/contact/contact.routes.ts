// The API of contacts: trace, look at the cabin, hand on, acknowledge.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  ContactNoticesAnswer,
  ContactsAnswer,
  ContactsQuestion,
  FocalPointAnswer,
  FocalPointRequest,
  NoticeAcknowledged,
  NoticeAcknowledgement,
  TracingAnswer,
  TracingRequest,
  VoyageTracingsAnswer,
} from '@pratique/api-contract'
import { askedGround } from '../holder/asked-ground.ts'
import { asOfficer, assertWithin, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { voyageWithin } from '../voyage/voyage-within.action.ts'
import {
  acknowledgeNotice,
  addressFocalPoint,
  exportForFocalPoint,
  getOpenNotice,
  getTracing,
} from './notices.action.ts'
import { showContacts, showOpenNotices, showTracing, showVoyageTracings } from './show-contacts.action.ts'
import { traceContacts } from './trace.action.ts'

const tracingParams = z.object({ tracingId: z.uuid() })

const trace = staffRoute('contact.trace', {
  method: 'post',
  path: '/desk/tracings',
  summary: 'Trace the contacts of a case on a voyage',
  description:
    "The pack's zone, or a wider one with a written reason. Contacts are exposed, decided anew, told and sent to their districts.",
  request: { body: body(TracingRequest) },
  responses: {
    200: { description: 'Traced', content: json(TracingAnswer) },
    409: refused('No case, or not aboard'),
    422: refused('A wider zone without a reason'),
  },
})
const ofVoyage = staffRoute('contact.trace', {
  method: 'get',
  path: '/desk/voyages/{voyageId}/tracings',
  summary: 'Tracings of a voyage, with the cabin as a picture',
  request: { params: z.object({ voyageId: z.uuid() }) },
  responses: { 200: { description: 'Tracings', content: json(VoyageTracingsAnswer) } },
})
const list = staffRoute('contact.list', {
  method: 'get',
  path: '/desk/contacts',
  summary: 'Contacts whose home lies under a jurisdiction',
  request: { query: ContactsQuestion },
  responses: { 200: { description: 'The latest found first', content: json(ContactsAnswer) } },
})
const openNotices = staffRoute('contact.notices', {
  method: 'get',
  path: '/desk/contact-notices',
  summary: 'Contacts that were handed on and that nobody acknowledged yet',
  responses: { 200: { description: 'The first due first', content: json(ContactNoticesAnswer) } },
})
const acknowledge = staffRoute('contact.acknowledge', {
  method: 'post',
  path: '/desk/contact-notices/{noticeId}/acknowledgement',
  summary: 'A district, or a focal point, has its contacts',
  request: { params: z.object({ noticeId: z.uuid() }), body: body(NoticeAcknowledgement) },
  responses: {
    200: { description: 'Recorded', content: json(NoticeAcknowledged) },
    404: refused('No such notice, or acknowledged already'),
  },
})
const address = staffRoute('contact.trace', {
  method: 'post',
  path: '/desk/tracings/{tracingId}/focal-points',
  summary: 'Contacts travelled on: address the IHR focal point of that state',
  request: { params: tracingParams, body: body(FocalPointRequest) },
  responses: { 200: { description: 'Addressed', content: json(NoticeAcknowledged) } },
})
const exported = staffRoute('contact.trace', {
  method: 'get',
  path: '/desk/tracings/{tracingId}/focal-points/{country}',
  summary: 'What the focal point of a state is sent (IHR Art. 45)',
  request: { params: tracingParams.extend({ country: z.string().regex(/^[A-Z]{2}$/) }) },
  responses: { 200: { description: 'The export', content: json(FocalPointAnswer) } },
})

/** `/api/v1/desk/tracings`, `…/contacts`, `…/contact-notices`. */
export function contactRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(trace, (c) =>
    asOfficer(house, trace, c, (deed) =>
      onceOnly(deed, c, async () => {
        const asked = c.req.valid('json')
        await voyageWithin(deed, asked.voyageId)
        const { tracing } = await traceContacts(deed, asked)
        return c.json(await showTracing(deed, tracing, readerLanguage(c)), 200)
      }),
    ),
  )
  app.openapi(ofVoyage, (c) =>
    asOfficer(house, ofVoyage, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      return c.json(await showVoyageTracings(deed, voyageId, readerLanguage(c)), 200)
    }),
  )
  app.openapi(list, (c) =>
    asOfficer(house, list, c, async (deed) => {
      const { jurisdiction } = askedGround(c.req.valid('query'), deed.grounds)
      assertWithin(deed, { jurisdiction, port: null })
      return c.json(await showContacts(deed, jurisdiction, readerLanguage(c)), 200)
    }),
  )
  noticeRoutes(app, house)
  return app
}

function noticeRoutes(app: OpenAPIHono, house: House): void {
  app.openapi(openNotices, (c) =>
    asOfficer(house, openNotices, c, async (deed) =>
      c.json(await showOpenNotices(deed, deed.grounds, readerLanguage(c)), 200),
    ),
  )
  app.openapi(acknowledge, (c) =>
    asOfficer(house, acknowledge, c, async (deed) => {
      const notice = await getOpenNotice(deed, c.req.valid('param').noticeId)
      const tracing = await getTracing(deed, notice.tracing_id)
      const jurisdiction = notice.kind === 'district' ? notice.addressee : tracing.jurisdiction
      assertWithin(deed, { jurisdiction, port: null })
      await acknowledgeNotice(deed, notice, c.req.valid('json').receipt)
      return c.json({ noticeId: notice.notice_id }, 200)
    }),
  )
  app.openapi(address, (c) =>
    asOfficer(house, address, c, async (deed) => {
      const tracing = await getTracing(deed, c.req.valid('param').tracingId)
      assertWithin(deed, tracing)
      const { country, contacts } = c.req.valid('json')
      const notice = await addressFocalPoint(deed, tracing, country, contacts)
      if (notice === undefined) throw new Error('A notice that was written is not there')
      return c.json({ noticeId: notice.notice_id }, 200)
    }),
  )
  app.openapi(exported, (c) =>
    asOfficer(house, exported, c, async (deed) => {
      const { tracingId, country } = c.req.valid('param')
      const tracing = await getTracing(deed, tracingId)
      assertWithin(deed, tracing)
      const told = await exportForFocalPoint(deed, tracing, country)
      return c.json({ voyage: told.voyage, contacts: [...told.contacts] }, 200)
    }),
  )
}
