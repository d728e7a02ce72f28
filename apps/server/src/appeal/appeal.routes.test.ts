// Amina contests her decision: Chen at Pudong hears her, Divya in the control room when nobody did in time.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { AppealAnswer, AppealsAnswer, AppealTakeAnswer } from '@pratique/api-contract'
import { describe, expect } from 'vitest'
import { correctStatement } from '../declaration/correct-statement.action.ts'
import { openFront } from '../declaration/test-declarations.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { declared, stay } from '../holder/test-acts.ts'
import { openAmina } from '../holder/test-spine.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { openStaffAuth } from '../platform/auth/open-auth.ts'
import { exercise, signIn } from '../platform/auth/test-desk.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { appealRoutes } from './appeal.routes.ts'
import { escalateLate } from './escalate-appeal.action.ts'
import { fileAppeal } from './file-appeal.action.ts'
import { listAnswers } from './list-tickets.action.ts'

const { story } = withDatabase({ exercise })
const at = '/api/v1/desk/appeals'
const words = 'Non sono mai stata a Milano.'
const dismissed = { outcome: 'dismissed', reason: 'The stamp of Milan of 14 March is in the passport.' }

async function aminaAppeals(scene: Scene) {
  await openStaffAuth(scene.house)
  const { app } = await openFront(scene, (front) => {
    const api = new OpenAPIHono()
    api.route('/', authRoutes(scene.house))
    api.route('/', appealRoutes(scene.house))
    front.route('/api/v1', api)
  })
  const deed = scene.deedOf({ kind: 'traveller', id: 'amina' })
  const holderId = await openAmina(deed)
  await recordAct(deed, holderId, declared())
  const ticket = await fileAppeal(deed, { holderId, reason: words, language: 'it' })
  const number = ticket?.number ?? ''
  return { holderId, number, officer: (key: string) => signIn(app, key) }
}

const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>
const refusal = async (answer: Promise<Response>) => {
  const { status, type } = await json<{ status: number; type: string }>(answer)
  return `${status} ${type}`
}

describe('an appeal', () => {
  story('stands in the list of her port with its clock, and in nobody else’s', async (scene) => {
    const { number, officer, holderId } = await aminaAppeals(scene)
    const chen = await officer('chen')
    expect(await json<AppealsAnswer>(chen.get(at))).toMatchObject({
      counts: { open: 1, overdue: 0, escalated: 0, answered: 0 },
      appeals: [
        { number, standing: 'open', dueAt: '2020-03-17T00:00:00.000Z', taken: null, holder: { holderId } },
      ],
    })
    const bianca = await officer('bianca')
    expect((await json<AppealsAnswer>(bianca.get(at))).appeals).toEqual([])
    expect(await refusal(bianca.get(`${at}?port=PVG`))).toBe('403 /problems/outside-your-post')
    expect(await refusal(bianca.get(`${at}/${number}`))).toBe('403 /problems/outside-your-post')
    expect(await refusal((await officer('farah')).get(at))).toBe('403 /problems/not-permitted')
  })

  story('is read, taken in hand and answered with a reason; Amina is told in Italian', async (scene) => {
    const { number, officer, holderId } = await aminaAppeals(scene)
    const chen = await officer('chen')
    const read = await json<AppealAnswer>(chen.get(`${at}/${number}`))
    expect(read).toMatchObject({ reason: words, corrected: false, may: ['take', 'answer', 'escalate'] })
    const take = (preview: boolean) =>
      json<AppealTakeAnswer>(chen.post(`${at}/taken`, { numbers: [number, 'A-NOT-THE-RE1'], preview }))
    const wanted = [
      { number, outcome: 'taken', with: null },
      { number: 'A-NOT-THE-RE1', outcome: 'not-found', with: null },
    ]
    expect(await take(true)).toEqual({ preview: true, appeals: wanted })
    expect((await take(false)).appeals).toEqual(wanted)
    expect((await take(false)).appeals[0]).toMatchObject({ outcome: 'hers-already' })

    const answered = await json<AppealAnswer>(chen.post(`${at}/${number}/answer`, dismissed))
    expect(answered).toMatchObject({
      appeal: { standing: 'answered', outcome: 'dismissed' },
      answer: dismissed.reason,
      answeredBy: { name: 'Chen (Shanghai Pudong)' },
      may: [],
    })
    expect(await refusal(chen.post(`${at}/${number}/answer`, dismissed))).toBe(
      '409 /problems/appeal-answered',
    )
    expect([...(await listAnswers(scene.deed, [holderId]))]).toEqual([[number, dismissed.reason]])
    const told = (await listMessages(scene.deed, [holderId])).find(({ kind }) => kind === 'appeal-answered')
    expect(told).toMatchObject({ language: 'it', letter: { subject: 'Risposta al tuo ricorso' } })
    expect((await getHolder(scene.deed, holderId)).acts.map(({ kind }) => kind)).toEqual([
      'declared',
      'appealed',
      'appeal-answered',
    ])
  })

  story('is upheld only by correcting what was wrong', async (scene) => {
    const { number, officer, holderId } = await aminaAppeals(scene)
    const chen = await officer('chen')
    const upheld = { outcome: 'upheld', reason: 'The boarding pass shows Rome and Hanoi.' }
    expect(await refusal(chen.post(`${at}/${number}/answer`, upheld))).toBe(
      '409 /problems/appeal-nothing-changed',
    )
    await correctStatement(scene.deed, holderId, {
      statement: { stops: [stay('US', '2020-03-01', '2020-03-16')] },
      evidence: upheld.reason,
      seen: 2,
    })
    expect(await json(chen.post(`${at}/${number}/answer`, upheld))).toMatchObject({
      appeal: { outcome: 'upheld', holder: { colour: 'yellow' } },
    })
  })

  story('is not heard by whoever decided it', async (scene) => {
    const { number, officer, holderId } = await aminaAppeals(scene)
    const chen = await officer('chen')
    const { appeal } = await json<AppealAnswer>(chen.get(`${at}/${number}`))
    const { staffId } = (
      await json<AppealTakeAnswer>(chen.post(`${at}/taken`, { numbers: [number], preview: false }))
    ).appeals[0]
      ? ((await json<AppealAnswer>(chen.get(`${at}/${number}`))).appeal.taken ?? { staffId: '' })
      : { staffId: '' }
    expect(appeal.taken).toBeNull()
    await correctStatement(scene.deedOf({ kind: 'officer', id: staffId }), holderId, {
      statement: { seat: '15C' },
      evidence: 'The seat on the boarding pass',
      seen: 2,
    })
    scene.clock.moveTo('2020-03-16T09:00:00+08:00')
    const again = await fileAppeal(scene.deedOf({ kind: 'traveller', id: 'amina' }), {
      holderId,
      reason: words,
      language: 'it',
    })
    const second = again?.number ?? ''
    expect(await refusal(chen.post(`${at}/${second}/answer`, dismissed))).toBe(
      '403 /problems/appeal-own-decision',
    )
    expect((await json<AppealAnswer>(chen.get(`${at}/${second}`))).may).toEqual(['take', 'escalate'])
  })

  story('that nobody answered in time goes to the control room, which alone answers it', async (scene) => {
    const { number, officer, holderId } = await aminaAppeals(scene)
    scene.clock.moveTo('2020-03-17T08:00:00+08:00')
    const chen = await officer('chen')
    expect((await json<AppealsAnswer>(chen.get(`${at}?standing=overdue`))).appeals).toHaveLength(1)
    expect(await escalateLate(scene.deedOf({ kind: 'system', id: 'jobs' }))).toBe(1)
    expect(await escalateLate(scene.deedOf({ kind: 'system', id: 'jobs' }))).toBe(0)
    expect(await refusal(chen.post(`${at}/${number}/answer`, dismissed))).toBe(
      '409 /problems/appeal-escalated',
    )
    const told = (await listMessages(scene.deed, [holderId])).map(({ kind }) => kind)
    expect(told).toContain('appeal-escalated')
    const divya = await officer('divya')
    expect(await json(divya.post(`${at}/${number}/answer`, dismissed))).toMatchObject({
      appeal: { standing: 'answered' },
    })
  })
})
