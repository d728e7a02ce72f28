// The desk's API of passenger lists: take one, look at who stands on it, say who somebody is, settle what is left over.
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  InvitationAnswer,
  InvitationRequest,
  ListedPersonRequest,
  MatchRequest,
  PassengerListAnswer,
  PassengerListRequest,
  ResolutionRequest,
  SeatRequest,
  VoyageEventAnswer,
  VoyagePeopleAnswer,
} from '@pratique/api-contract'
import { passengerListTemplate } from '@pratique/travel-document/csv'
import { asOfficer, assertWithin, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { spoken } from '../site/spoken.ts'
import { importList, type ListTaken, takePeople } from './import-list.action.ts'
import { inviteListed } from './invite-listed.action.ts'
import { peopleView } from './people-view.action.ts'
import { correctSeat, reconcile, resolvePerson, settleMatch } from './reconcile.action.ts'
import { voyageParams } from './voyage.routes.ts'
import { voyageWithin } from './voyage-within.action.ts'

const done = {
  200: { description: 'Recorded', content: json(VoyageEventAnswer) },
  404: refused('No such person'),
}

const take = staffRoute('passenger-list.take', {
  method: 'post',
  path: '/desk/passenger-lists',
  summary: 'Take a passenger list (PAXLST or CSV), or only check it',
  description:
    'Wrong in anything that matters, and nothing of it is kept. A later list is compared, never appended.',
  request: { body: body(PassengerListRequest) },
  responses: {
    200: { description: 'Taken, or checked', content: json(PassengerListAnswer) },
    422: refused('Not taken: each fault by segment or row'),
  },
})
const template = staffRoute('passenger-list.take', {
  method: 'get',
  path: '/desk/passenger-list-template',
  summary: 'The CSV to hand out',
  responses: { 200: { description: 'CSV with one invented passenger', content: { 'text/csv': {} } } },
})
const enter = staffRoute('passenger-list.take', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/listed-people',
  summary: 'Enter one person by hand',
  request: { params: voyageParams, body: body(ListedPersonRequest) },
  responses: { 200: { description: 'Entered', content: json(PassengerListAnswer) } },
})
const people = staffRoute('passenger-list.read', {
  method: 'get',
  path: '/desk/voyages/{voyageId}/people',
  summary: 'Who stands on the list, and the three lists that must come out even',
  request: { params: voyageParams },
  responses: { 200: { description: 'People', content: json(VoyagePeopleAnswer) } },
})
const settle = staffRoute('match.settle', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/matches',
  summary: 'Say who somebody on the list is',
  request: { params: voyageParams, body: body(MatchRequest) },
  responses: done,
})
const resolve = staffRoute('match.settle', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/resolutions',
  summary: 'What became of somebody on one of the three lists',
  request: { params: voyageParams, body: body(ResolutionRequest) },
  responses: done,
})
const seat = staffRoute('match.settle', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/seats',
  summary: 'Where somebody really sat',
  request: { params: voyageParams, body: body(SeatRequest) },
  responses: done,
})
const invite = staffRoute('match.settle', {
  method: 'post',
  path: '/desk/voyages/{voyageId}/invitations',
  summary: 'Send somebody on the list a link to declare from her seat',
  request: { params: voyageParams, body: body(InvitationRequest) },
  responses: { 200: { description: 'Sent', content: json(InvitationAnswer) } },
})

/** `/api/v1/desk/passenger-lists`, `…/voyages/{voyageId}/people` and what is done with them. */
export function voyageListRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(take, (c) =>
    asOfficer(house, take, c, (deed) =>
      onceOnly(deed, c, async () => {
        const offered = { ...c.req.valid('json'), mayTake: (voyage: Ground) => assertWithin(deed, voyage) }
        return c.json(listAnswer(await importList(deed, offered as Parameters<typeof importList>[1])), 200)
      }),
    ),
  )
  app.openapi(template, (c) =>
    asOfficer(house, template, c, () =>
      Promise.resolve(c.body(passengerListTemplate, 200, { 'content-type': 'text/csv; charset=utf-8' })),
    ),
  )
  app.openapi(enter, (c) =>
    asOfficer(house, enter, c, (deed) =>
      onceOnly(deed, c, async () => {
        const voyage = await voyageWithin(deed, c.req.valid('param').voyageId)
        const taken = await takePeople(deed, voyage, [enteredPerson(c.req.valid('json'))], {
          source: 'entry',
          onlyCheck: false,
          faults: [],
        })
        return c.json(listAnswer(taken), 200)
      }),
    ),
  )
  app.openapi(people, (c) =>
    asOfficer(house, people, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      return c.json(await peopleView(deed, await reconcile(deed, voyageId), readerLanguage(c)), 200)
    }),
  )
  app.route('/', settlingRoutes(house))
  return app
}

function settlingRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(settle, (c) =>
    asOfficer(house, settle, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      await settleMatch(deed, voyageId, c.req.valid('json'))
      return c.json({ voyageId }, 200)
    }),
  )
  app.openapi(resolve, (c) =>
    asOfficer(house, resolve, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      const { personId, holderId = '', resolution } = c.req.valid('json')
      await resolvePerson(deed, voyageId, personId === undefined ? { holderId } : { personId }, resolution)
      return c.json({ voyageId }, 200)
    }),
  )
  app.openapi(seat, (c) =>
    asOfficer(house, seat, c, async (deed) => {
      const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
      await correctSeat(deed, voyageId, c.req.valid('json'))
      return c.json({ voyageId }, 200)
    }),
  )
  app.openapi(invite, (c) =>
    asOfficer(house, invite, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { voyageId } = await voyageWithin(deed, c.req.valid('param').voyageId)
        const asked = c.req.valid('json')
        const language = spoken(asked.language)
        return c.json(await inviteListed(deed, voyageId, { ...asked, language }), 200)
      }),
    ),
  )
  return app
}

type Ground = { readonly jurisdiction: string; readonly port: string }

function enteredPerson(asked: ReturnType<typeof ListedPersonRequest.parse>) {
  const { documentNumber, documentIssuer, ...person } = asked
  const document = { type: 'P', number: documentNumber, issuer: documentIssuer, expiresOn: null }
  return {
    ...person,
    documents: documentNumber === null ? [] : [document],
    recordLocator: null,
    embarked: null,
    disembarked: null,
  }
}

export const listAnswer = ({ voyage, changed, faults, ...taken }: ListTaken): PassengerListAnswer => ({
  voyageId: voyage.voyageId,
  designator: voyage.designator,
  ...taken,
  matches: { ...taken.matches },
  changed: changed.map(({ personId, fields }) => ({ personId, fields: [...fields] })),
  faults: faults.map((fault) => ({ ...fault })),
})
