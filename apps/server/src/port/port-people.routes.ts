// The API of the port beyond the door: the tablet's bundle, the hall, strangers, assisted filing, consent, and what the
// medical officer does.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  BundleAnswer,
  ConsentAnswer,
  ConsentRequest,
  DoorPerson,
  ExaminationAnswer,
  ExaminationRequest,
  FilingAnswer,
  FilingRequest,
  HallAnswer,
  StrangerRequest,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import type { Answers } from '../declaration/answers.ts'
import { declareAssisted } from '../declaration/declare-assisted.action.ts'
import { asOfficer, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { spoken } from '../site/spoken.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { rateOne } from '../voyage/list-voyages.action.ts'
import { meetStranger } from '../voyage/meet-at-door.action.ts'
import { voyageWithin } from '../voyage/voyage-within.action.ts'
import { bundleOf } from './bundle.action.ts'
import { examinePerson } from './examine.action.ts'
import { describePeople } from './expected-person.action.ts'
import { showHall } from './hall.action.ts'
import { packWords } from './pack-words.node.ts'
import { portOf } from './port.routes.ts'
import { doorPerson } from './port-door.ts'
import { recordConsent } from './record-consent.action.ts'
import { strangersIdentity } from './strangers-identity.ts'

const voyageParams = z.object({ voyageId: z.uuid() })
const bundle = staffRoute('port.screen', {
  method: 'get',
  path: '/desk/port/voyages/{voyageId}/bundle',
  summary: 'Everyone expected on a voyage, to work without a network',
  request: { params: voyageParams },
  responses: { 200: { description: 'In the order of leaving', content: json(BundleAnswer) } },
})
const hall = staffRoute('port.board', {
  method: 'get',
  path: '/desk/port/hall',
  summary: 'The lanes now: queue, wait, throughput; the desks the next voyages need',
  request: {
    query: z.strictObject({
      port: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
    }),
  },
  responses: { 200: { description: 'The hall', content: json(HallAnswer) } },
})
const stranger = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/people',
  summary: 'Take in somebody without declaration, without telephone or without passport',
  request: { body: body(StrangerRequest) },
  responses: { 200: { description: 'Taken in', content: json(DoorPerson) }, 404: refused('No such voyage') },
})
const filing = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/filings',
  summary: 'File a declaration for people at the desk or kiosk',
  request: { body: body(FilingRequest) },
  responses: { 200: { description: 'Filed', content: json(FilingAnswer) }, 422: refused('See errors') },
})
const consent = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/consents',
  summary: 'Consent to an examination or a specimen, or its refusal and the lawful path',
  request: { body: body(ConsentRequest) },
  responses: { 200: { description: 'Recorded', content: json(ConsentAnswer) } },
})
const examine = staffRoute('port.examine', {
  method: 'post',
  path: '/desk/port/examinations',
  summary: 'What the medical officer found and decided',
  request: { body: body(ExaminationRequest) },
  responses: {
    200: { description: 'Recorded', content: json(ExaminationAnswer) },
    404: refused('No such holder'),
  },
})

/** `/api/v1/desk/port/…`. */
export function portPeopleRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(bundle, (c) =>
    asOfficer(house, bundle, c, async (deed) =>
      c.json(await bundleAnswer(deed, c, c.req.valid('param').voyageId), 200),
    ),
  )
  app.openapi(hall, (c) =>
    asOfficer(house, hall, c, async (deed) => c.json(await hallAnswer(deed, c.req.valid('query').port), 200)),
  )
  app.openapi(stranger, (c) =>
    asOfficer(house, stranger, c, (deed) =>
      onceOnly(deed, c, async () => {
        const asked = c.req.valid('json')
        const voyage = await voyageWithin(deed, asked.voyageId)
        const { personId, doneAt } = asked
        const identity = strangersIdentity(asked)
        const holderId = await meetStranger(deed, voyage, {
          identity,
          language: spoken(asked.language),
          personId,
          doneAt: new Date(doneAt),
        })
        const [person] = await shown(deed, c, [holderId])
        if (person === undefined) throw new Error('Who was taken in cannot be described')
        return c.json(person, 200)
      }),
    ),
  )
  openFiling(app, house)
  return app
}

function openFiling(app: OpenAPIHono, house: House): void {
  app.openapi(filing, (c) =>
    asOfficer(house, filing, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { language, travellers } = c.req.valid('json')
        // The body was read as JSON; the schema leaves the answers to the questionnaire.
        const filed = travellers.map(({ holderId, answers }) => ({ holderId, answers: answers as Answers }))
        const done = await declareAssisted(deed, filed, {
          language: spoken(language),
          reader: readerLanguage(c),
        })
        const ids = done.travellers.map(({ holder }) => holder.head.holder_id)
        return c.json({ ...done.credentials, people: await shown(deed, c, ids) }, 200)
      }),
    ),
  )
  app.openapi(consent, (c) =>
    asOfficer(house, consent, c, async (deed) => {
      const { holderId, port, ...said } = c.req.valid('json')
      const path = await recordConsent(deed, { holderId, port: portOf(deed, port).port }, said)
      const language = readerLanguage(c)
      return c.json({ path: path === null ? null : (path[language] ?? path.en ?? '') }, 200)
    }),
  )
  app.openapi(examine, (c) =>
    asOfficer(house, examine, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { port, doneAt, ...asked } = c.req.valid('json')
        const row = await examinePerson(deed, { ...asked, ...portOf(deed, port), doneAt: new Date(doneAt) })
        const { screening_id: examinationId, holder_id: holderId, lane, because } = row
        return c.json({ examinationId, holderId, lane, because }, 200)
      }),
    ),
  )
}

async function shown(deed: OfficerDeed, c: Context, holderIds: readonly string[]): Promise<DoorPerson[]> {
  const language = readerLanguage(c)
  const { plan } = arrivalPack(deed.house)
  const people = await describePeople(deed, holderIds, language)
  return people.map((person) => doorPerson(person, plan, language))
}

async function bundleAnswer(deed: OfficerDeed, c: Context, id: string): Promise<BundleAnswer> {
  const { voyageId } = await voyageWithin(deed, id)
  const { voyage, plan, symptoms, salt, madeAt, people } = await bundleOf(deed, voyageId, readerLanguage(c))
  const { rating } = await rateOne(deed, voyageId)
  return {
    voyageId,
    designator: voyage.designator,
    port: voyage.port,
    arrivesAt: voyage.arrivesAt.toISOString(),
    landedAt: voyage.landedAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
    salt,
    people: people as BundleAnswer['people'],
    reasons: Object.fromEntries(
      plan.lanes.map(({ code, lane, because }) => [code, { lane, words: because }]),
    ),
    reading: plan.reading,
    symptoms: [...symptoms],
    words: packWords(deed.house) as BundleAnswer['words'],
    undoSeconds: plan.times.undoSeconds,
    sampling: rating.level.plan.sampling,
  }
}

async function hallAnswer(deed: OfficerDeed, asked: string | undefined): Promise<HallAnswer> {
  const { port } = portOf(deed, asked)
  const { lanes, awaitingMedical, next } = await showHall(deed, port)
  return {
    port,
    at: deed.now.toISOString(),
    lanes: [...lanes],
    awaitingMedical,
    next: next.map((voyage) => ({ ...voyage, arrivesAt: voyage.arrivesAt.toISOString() })),
  }
}
