// Stories of a certificate that carries another name, and the officer who compares it.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { DeclarationAnswer, TimelineAnswer } from '@pratique/api-contract'
import { expect } from 'vitest'
import { readSpecimens } from '../credential/specimens.node.ts'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { openStaffAuth } from '../platform/auth/open-auth.ts'
import { exercise, signIn } from '../platform/auth/test-desk.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { certificateRoutes } from './certificates.routes.ts'
import { deskRoutes } from './desk.routes.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({ exercise })
const at = '/api/v1/desk'
const evidence = 'Marriage certificate shown with the passport'

async function openDesk(scene: Scene) {
  await openStaffAuth(scene.house)
  const api = new OpenAPIHono()
  api.route('/', authRoutes(scene.house))
  for (const routes of [deskRoutes, certificateRoutes]) api.route('/', routes(scene.house))
  const front = await openFront(scene, (app) => app.route('/api/v1', api))
  const test = readSpecimens('zhejiang-2020').find(({ id }) => id === 'child-test')?.text ?? ''
  const [amina] = example().travellers
  const answer = await front.post('/api/v1/declarations', {
    travellers: [{ ...amina, certificates: [test] }],
  })
  const declared = (await answer.json()) as DeclarationAnswer
  const officer = await signIn(front.app, 'boris')
  return { officer, path: `${at}/holders/${declared.holders[0]?.holderId}` }
}

story('Boris compares, says what shows it, and the certificate becomes a fact', async (scene) => {
  const { officer, path } = await openDesk(scene)
  const page = async () => (await (await officer.get(path)).json()) as TimelineAnswer
  const before = await page()
  expect(before.certificates).toMatchObject([
    { seq: 2, proves: 'tested', differs: ['name', 'birth-date'], confirmed: false, counts: false },
  ])
  const asked = { seq: 2, evidence, seen: before.acts }
  expect((await officer.post(`${path}/certificates`, asked)).status).toBe(200)
  const body = await page()
  expect(body.certificates).toMatchObject([{ confirmed: true, counts: true }])
  expect(body.timeline.find(({ kind }) => kind === 'certificate-confirmed')?.evidence).toBe(evidence)
  const again = await officer.post(`${path}/certificates`, { ...asked, seen: body.acts })
  expect(again.status).toBe(409)
})

story('Without evidence, or of no such certificate, nothing is confirmed', async (scene) => {
  const { officer, path } = await openDesk(scene)
  expect((await officer.post(`${path}/certificates`, { seq: 2, evidence: 'yes', seen: 3 })).status).toBe(422)
  expect((await officer.post(`${path}/certificates`, { seq: 9, evidence, seen: 9 })).status).toBe(409)
})
