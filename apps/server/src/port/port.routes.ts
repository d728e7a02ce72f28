// The API of the door: find who stands there, screen her, undo it, settle what two tablets found.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  CancellationRequest,
  ConflictRequest,
  ConflictsAnswer,
  FindAnswer,
  FindRequest,
  ScreeningAnswer,
  ScreeningRequest,
} from '@pratique/api-contract'
import type { Context } from 'hono'
import { askedGround } from '../holder/asked-ground.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { findListedByDocument } from '../voyage/find-listed.action.ts'
import { getConflict, settleConflictOf, showConflicts } from './conflicts.action.ts'
import { describePeople } from './expected-person.action.ts'
import { findAtDoor } from './find-at-door.action.ts'
import { doorPerson, screeningAnswer } from './port-door.ts'
import { getScreening, screenPerson, undoScreening } from './screen.action.ts'

const find = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/finds',
  summary: 'Who stands at the door: by code, zone, document number or reference',
  request: { body: body(FindRequest) },
  responses: { 200: { description: 'Found', content: json(FindAnswer) }, 422: refused('Not readable') },
})
const screen = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/screenings',
  summary: 'Screen somebody: her lane and the reason at once',
  description:
    'Takes deeds done hours ago without a network. The same screeningId is the same screening, whatever is sent twice; another tablet that met her is a conflict for a person to settle, and both stay.',
  request: { body: body(ScreeningRequest) },
  responses: {
    200: { description: 'Screened', content: json(ScreeningAnswer) },
    403: refused('Another port'),
    404: refused('No such holder'),
    422: refused('A reading, a symptom or the time cannot be right'),
  },
})
const undo = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/screenings/{screeningId}/cancellation',
  summary: 'Undo a screening within a minute: an act that cancels, nothing is deleted',
  request: { params: z.object({ screeningId: z.uuid() }), body: body(CancellationRequest) },
  responses: {
    200: { description: 'Undone', content: json(z.strictObject({ screeningId: z.uuid() })) },
    404: refused('No such screening'),
    409: refused('Too late, or somebody else did it'),
  },
})
const conflicts = staffRoute('port.screen', {
  method: 'get',
  path: '/desk/port/conflicts',
  summary: 'People whom two tablets screened',
  responses: { 200: { description: 'The oldest first', content: json(ConflictsAnswer) } },
})
const settle = staffRoute('port.screen', {
  method: 'post',
  path: '/desk/port/conflicts/{conflictId}',
  summary: 'Say which screening holds, or that both do',
  request: { params: z.object({ conflictId: z.uuid() }), body: body(ConflictRequest) },
  responses: {
    200: { description: 'Settled', content: json(z.strictObject({ conflictId: z.uuid() })) },
    404: refused('No such conflict, or settled already'),
  },
})

/** `/api/v1/desk/port/finds`, `…/screenings`, `…/conflicts`. */
export function portRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(find, (c) =>
    asOfficer(house, find, c, async (deed) => c.json(await whoIsIt(deed, c, c.req.valid('json')), 200)),
  )
  app.openapi(screen, (c) =>
    asOfficer(house, screen, c, (deed) =>
      onceOnly(deed, c, async () => c.json(await screenOne(deed, c, c.req.valid('json')), 200)),
    ),
  )
  app.openapi(undo, (c) =>
    asOfficer(house, undo, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { screeningId } = c.req.valid('param')
        const { doneAt, reason } = c.req.valid('json')
        assertWithin(deed, await getScreening(deed, screeningId))
        await undoScreening(deed, screeningId, { doneAt: new Date(doneAt), reason })
        return c.json({ screeningId }, 200)
      }),
    ),
  )
  app.openapi(conflicts, (c) =>
    asOfficer(house, conflicts, c, async (deed) =>
      c.json(await showConflicts(deed, askedGround({}, deed.grounds).port), 200),
    ),
  )
  app.openapi(settle, (c) =>
    asOfficer(house, settle, c, async (deed) => {
      const conflict = await getConflict(deed, c.req.valid('param').conflictId)
      assertWithin(deed, conflict)
      await settleConflictOf(deed, conflict, c.req.valid('json').kept)
      return c.json({ conflictId: conflict.conflict_id }, 200)
    }),
  )
  return app
}

/** Where a deed of the port is done: the port that was named, else the officer's first; within her posts. */
export function portOf(deed: OfficerDeed, asked: string | undefined) {
  const port = asked ?? deed.grounds.find((ground) => ground.port !== null)?.port ?? ''
  const ground = { jurisdiction: arrivalPack(deed.house).authority, port }
  assertWithin(deed, ground)
  return ground
}

async function whoIsIt(deed: OfficerDeed, c: Context, asked: FindRequest): Promise<FindAnswer> {
  const language = readerLanguage(c)
  const { plan } = arrivalPack(deed.house)
  const found = await findAtDoor(deed, asked)
  const people = await describePeople(deed, found.holderIds, language)
  const number = found.document?.documentNumber ?? (asked.by === 'document' ? asked.text : null)
  const listed =
    people.length > 0 || number === null || asked.voyageId === undefined
      ? []
      : await findListedByDocument(deed, asked.voyageId, number)
  const { document } = found
  return {
    people: people.map((person) => doorPerson(person, plan, language)),
    listed: listed.map((person) => ({ ...person })),
    document: document && { ...document, problems: [...document.problems] },
    codeProblems: [...found.codeProblems],
  }
}

async function screenOne(deed: OfficerDeed, c: Context, asked: ScreeningRequest): Promise<ScreeningAnswer> {
  const { port, doneAt, ...screening } = asked
  const ground = portOf(deed, port)
  const screened = await screenPerson(deed, { ...screening, ...ground, doneAt: new Date(doneAt) })
  return screeningAnswer(screened, arrivalPack(deed.house).plan, readerLanguage(c))
}
