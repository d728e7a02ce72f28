// The API of specimens: taken and labelled, handed on, listed with their custody.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  CustodyRequest,
  SpecimenAnswer,
  SpecimenRequest,
  SpecimensAnswer,
  SpecimensQuestion,
} from '@pratique/api-contract'
import { listStaffNames } from '../platform/auth/staff.store.ts'
import { asOfficer, assertWithin, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { body, json, refused } from '../platform/route-parts.ts'
import { portOf } from './port.routes.ts'
import { specimenLabel } from './specimen-label.ts'
import {
  getSpecimen,
  listSpecimens,
  moveSpecimen,
  type Specimen,
  takeSpecimen,
} from './take-specimen.action.ts'

const list = staffRoute('specimen.take', {
  method: 'get',
  path: '/desk/port/specimens',
  summary: 'Specimens of a port, the latest first, with their custody',
  request: { query: SpecimensQuestion },
  responses: { 200: { description: 'At most 500', content: json(SpecimensAnswer) } },
})
const take = staffRoute('specimen.take', {
  method: 'post',
  path: '/desk/port/specimens',
  summary: 'Take a specimen and label it',
  request: { body: body(SpecimenRequest) },
  responses: {
    200: { description: 'Taken', content: json(SpecimenAnswer) },
    409: refused('The number is taken'),
  },
})
const custody = staffRoute('specimen.take', {
  method: 'post',
  path: '/desk/port/specimens/{number}/custody',
  summary: 'Into whose hands a specimen went',
  request: { params: z.object({ number: z.string().max(40) }), body: body(CustodyRequest) },
  responses: {
    200: { description: 'Recorded', content: json(SpecimenAnswer) },
    404: refused('No such number'),
  },
})

/** `/api/v1/desk/port/specimens`. */
export function specimenRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(list, (c) =>
    asOfficer(house, list, c, async (deed) => {
      const { port, state } = c.req.valid('query')
      const found = await listSpecimens(deed, { port: portOf(deed, port).port, state, limit: 500 })
      return c.json({ specimens: await shown(deed, found) }, 200)
    }),
  )
  app.openapi(take, (c) =>
    asOfficer(house, take, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { port, doneAt, ...asked } = c.req.valid('json')
        const row = await takeSpecimen(deed, { ...asked, ...portOf(deed, port), doneAt: new Date(doneAt) })
        return c.json(await one(deed, row.number), 200)
      }),
    ),
  )
  app.openapi(custody, (c) =>
    asOfficer(house, custody, c, (deed) =>
      onceOnly(deed, c, async () => {
        const { number } = c.req.valid('param')
        const { step, note, doneAt } = c.req.valid('json')
        assertWithin(deed, await getSpecimen(deed, number))
        await moveSpecimen(deed, number, { step, note, doneAt: new Date(doneAt) })
        return c.json(await one(deed, number), 200)
      }),
    ),
  )
  return app
}

async function one(deed: OfficerDeed, number: string): Promise<SpecimenAnswer> {
  const row = await getSpecimen(deed, number)
  const [specimen] = await shown(deed, await listSpecimens(deed, { number }))
  if (specimen === undefined) throw new Error(`The specimen of ${row.port} vanished`)
  return specimen
}

async function shown(deed: OfficerDeed, specimens: readonly Specimen[]): Promise<SpecimenAnswer[]> {
  const officers = await listStaffNames(deed.db, [
    ...new Set(specimens.flatMap((specimen) => specimen.custody.map(({ officer_id }) => officer_id))),
  ])
  return specimens.map((specimen) => ({
    specimenId: specimen.specimen_id,
    number: specimen.number,
    holderId: specimen.holder_id,
    voyageId: specimen.voyage_id,
    port: specimen.port,
    material: specimen.material,
    takenAt: specimen.taken_at.toISOString(),
    state: specimen.state,
    label: specimenLabel(specimen.number),
    custody: specimen.custody.map(({ seq, at, step, officer_id, note }) => ({
      seq,
      at: at.toISOString(),
      step,
      officer: officers.get(officer_id) ?? '',
      note,
    })),
  }))
}
