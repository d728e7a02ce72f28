// Stories at the desk: Boris at Pudong, Bianca at Hangzhou, Emeka in Qingtian, with Amina who comes from Milan.

import { OpenAPIHono } from '@hono/zod-openapi'
import type { DeskOutcome, HoldersAnswer, SearchAnswer, TimelineAnswer } from '@pratique/api-contract'
import { describe, expect } from 'vitest'
import { deskSessionRoutes } from '../holder/desk-session.routes.ts'
import { listRoutes } from '../holder/lists.routes.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { aminaSays, declared, stay } from '../holder/test-acts.ts'
import { openAmina } from '../holder/test-spine.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { amina } from '../people/test-people.ts'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { openStaffAuth } from '../platform/auth/open-auth.ts'
import { Browser, exercise, signIn } from '../platform/auth/test-desk.ts'
import type { House } from '../platform/deed.ts'
import { permissions } from '../platform/permissions.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { deskRoutes } from './desk.routes.ts'
import { openFront } from './test-declarations.ts'

const { story } = withDatabase({ exercise })
const at = '/api/v1/desk'

function routes(house: House): OpenAPIHono {
  const api = new OpenAPIHono()
  api.route('/', authRoutes(house))
  api.route('/', deskSessionRoutes(house))
  api.route('/', listRoutes(house))
  api.route('/', deskRoutes(house))
  return api
}

async function openDesk(scene: Scene) {
  await openStaffAuth(scene.house)
  const { app } = await openFront(scene, (front) => front.route('/api/v1', routes(scene.house)))
  return { officer: (key: string) => signIn(app, key), stranger: new Browser(app) }
}

async function aminaDeclares({ deedOf }: Scene, said: Parameters<typeof declared>[0] = {}): Promise<string> {
  const deed = deedOf({ kind: 'traveller', id: 'amina' })
  const holderId = await openAmina(deed)
  await recordAct(deed, holderId, declared(said))
  return holderId
}

const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>
const refusal = async (answer: Promise<Response>) => {
  const { status, type } = await json<{ status: number; type: string }>(answer)
  return `${status} ${type}`
}
const correction = (statement: object, seen = 1) => ({
  statement,
  evidence: 'Boarding pass of 10 March from Paris, seen at the desk',
  seen,
})

describe('lists', () => {
  story(
    'Boris sees who comes to Pudong, by flight and colour; Bianca at Hangzhou does not',
    async (scene) => {
      const desk = await openDesk(scene)
      await aminaDeclares(scene)
      const boris = await desk.officer('boris')
      expect(await json(boris.get(`${at}/arrivals?on=2020-03-17`))).toMatchObject({
        port: 'PVG',
        flights: [{ flight: 'SU206', byColour: { orange: 1 }, landed: 0 }],
      })
      const bianca = await desk.officer('bianca')
      expect(await json(bianca.get(`${at}/arrivals?on=2020-03-17`))).toMatchObject({
        port: 'HGH',
        flights: [],
      })
      expect(await refusal(bianca.get(`${at}/arrivals?on=2020-03-17&port=PVG`))).toBe(
        '403 /problems/outside-your-post',
      )
      expect(await refusal(bianca.get(`${at}/holders?port=PVG`))).toBe('403 /problems/outside-your-post')
    },
  )

  story('Emeka lists Qingtian and nothing beside it, with counts by state', async (scene) => {
    const desk = await openDesk(scene)
    const holderId = await aminaDeclares(scene)
    const emeka = await desk.officer('emeka')
    const page = await json<HoldersAnswer>(emeka.get(`${at}/holders`))
    expect(page.holders.map((row) => [row.holderId, row.colour, row.jurisdictionName])).toEqual([
      [holderId, 'orange', 'Qingtian County'],
    ])
    expect(await json(emeka.get(`${at}/holders/counts`))).toMatchObject({
      total: 1,
      states: [{ state: 'orange', colour: 'orange', count: 1 }],
    })
    expect(await refusal(emeka.get(`${at}/holders?jurisdiction=CN/33`))).toBe(
      '403 /problems/outside-your-post',
    )
    const eun = await desk.officer('eun')
    expect((await json<HoldersAnswer>(eun.get(`${at}/holders`))).holders).toEqual([])
  })

  story('pages follow one another without loss or repetition', async (scene) => {
    const desk = await openDesk(scene)
    for (const seat of ['1A', '2B', '3C', '4D', '5E']) await aminaDeclares(scene, { seat })
    const emeka = await desk.officer('emeka')
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: HoldersAnswer = await json(emeka.get(`${at}/holders?limit=2${next && `&after=${next}`}`))
      seen.push(...page.holders.map(({ seat }) => String(seat)))
      next = page.next
    }
    expect(seen.toSorted()).toEqual(['1A', '2B', '3C', '4D', '5E'])
    expect(await refusal(emeka.get(`${at}/holders?after=nonsense`))).toBe('422 /problems/invalid-request')
  })

  story(
    'what is overdue has an owner: an arrival that did not come, an amendment that waits',
    async (scene) => {
      const desk = await openDesk(scene)
      const holderId = await aminaDeclares(scene)
      await recordAct(scene.deed, holderId, {
        kind: 'amended',
        payload: {
          statement: { ...aminaSays, stops: [stay('FR', '2020-03-01', '2020-03-16')] },
          answers: {},
          held: true,
        },
      })
      scene.clock.moveTo('2020-03-18T09:00:00+08:00')
      const boris = await desk.officer('boris')
      expect(await json(boris.get(`${at}/overdue`))).toMatchObject({
        kinds: [
          { kind: 'measure-ended', total: 0 },
          { kind: 'amendment-waits', total: 1, holders: [{ holderId }] },
          { kind: 'category-waits', total: 0 },
          { kind: 'arrival-past-due', total: 1, holders: [{ holderId, dueAt: '2020-03-17T02:20:00.000Z' }] },
        ],
      })
    },
  )
})

describe('search', () => {
  story(
    'finds by document or name, within the posts, and keeps the purpose for the holder to read',
    async (scene) => {
      const desk = await openDesk(scene)
      const holderId = await aminaDeclares(scene)
      const byDocument = { by: 'document', purpose: 'arrival', number: amina.document?.documentNumber }
      const byName = {
        by: 'name',
        purpose: 'question',
        primary: amina.primaryIdentifier,
        secondary: amina.secondaryIdentifier,
        dateOfBirth: amina.dateOfBirth,
      }
      const farah = await desk.officer('farah')
      for (const asked of [byDocument, byName]) {
        const found = await json<SearchAnswer>(farah.post(`${at}/searches`, asked))
        expect([found.holders.map((row) => row.holderId), found.elsewhere]).toEqual([[holderId], 0])
      }
      const bianca = await desk.officer('bianca')
      expect(await json(bianca.post(`${at}/searches`, byDocument))).toEqual({ holders: [], elsewhere: 1 })
      const kept = await scene.house.db
        .selectFrom('identity_search' as never)
        .select(['kind' as never, 'purpose' as never, 'actor_kind' as never])
        .execute()
      expect(kept).toEqual(
        expect.arrayContaining([
          { kind: 'document', purpose: 'desk: arrival', actor_kind: 'officer' },
          { kind: 'name', purpose: 'desk: question', actor_kind: 'officer' },
        ]),
      )
    },
  )

  story('a mistyped reference is said to be one', async (scene) => {
    const desk = await openDesk(scene)
    const farah = await desk.officer('farah')
    const asked = { by: 'reference', purpose: 'question', reference: '7K4-D9X-WQ3' }
    expect(await refusal(farah.post(`${at}/searches`, asked))).toBe('422 /problems/invalid-request')
  })
})

describe('one holder', () => {
  story(
    'Boris corrects a wrong stop: decided again at once, the colour follows, Amina is told',
    async (scene) => {
      const desk = await openDesk(scene)
      const holderId = await aminaDeclares(scene)
      const boris = await desk.officer('boris')
      const before = await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
      expect([before.decision?.colour, before.stops[0]?.place, before.acts]).toEqual(['orange', 'IT', 1])
      const fixed = correction({ stops: [stay('US', '2020-03-01', '2020-03-16')] })
      const outcome = await json<DeskOutcome>(boris.post(`${at}/holders/${holderId}/corrections`, fixed))
      expect(outcome).toMatchObject({ before: 'orange', after: 'yellow', told: true })

      const after = await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
      expect(after.decision?.colour).toBe('yellow')
      expect(after.timeline.at(-1)).toMatchObject({
        kind: 'corrected',
        actor: { kind: 'officer', name: 'Boris (Shanghai Pudong)' },
        evidence: fixed.evidence,
      })
      const [message] = await listMessages(scene.deed, [holderId])
      expect(message).toMatchObject({ kind: 'facts-corrected', language: 'ar' })
      expect(message?.letter?.body).toContain(fixed.evidence)
    },
  )

  story('each reason says its rule, and of each fact who said it and when', async (scene) => {
    const desk = await openDesk(scene)
    const holderId = await aminaDeclares(scene)
    const boris = await desk.officer('boris')
    const declared = (await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))).decision
    const [reason] = declared?.reasons ?? []
    expect(reason).toMatchObject({ rule: 'tier-1', condition: expect.stringContaining('level of the areas') })
    expect(reason?.source).toMatch(/^\S/)
    expect(reason?.facts).toContainEqual({
      label: 'level of the areas visited',
      value: 'tier 1: widespread',
      fromList: true,
      origin: { seq: 1, kind: 'declared', at: expect.any(String), actor: { kind: 'traveller', name: null } },
    })
    const fixed = correction({ stops: [stay('FR', '2020-03-01', '2020-03-16')] })
    await json<DeskOutcome>(boris.post(`${at}/holders/${holderId}/corrections`, fixed))
    const after = (await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))).decision
    const corrected = after?.reasons.flatMap(({ facts }) => facts).find(({ fromList }) => fromList)
    expect(corrected?.origin).toMatchObject({
      seq: 2,
      kind: 'corrected',
      actor: { kind: 'officer', name: 'Boris (Shanghai Pudong)' },
    })
  })

  story('a colour cannot be written, nor a place that nobody knows', async (scene) => {
    const desk = await openDesk(scene)
    const holderId = await aminaDeclares(scene)
    const boris = await desk.officer('boris')
    const send = (statement: object) =>
      refusal(boris.post(`${at}/holders/${holderId}/corrections`, correction(statement)))
    expect(await send({ colour: 'green' })).toBe('422 /problems/invalid-request')
    expect(await send({ stops: [stay('ZZ', '2020-03-01', '2020-03-16')] })).toBe(
      '422 /problems/correction-invalid',
    )
    expect(await send({ symptoms: ['sadness'] })).toBe('422 /problems/correction-invalid')
    expect(await send({})).toBe('422 /problems/invalid-request')
  })

  story('who looked before something else was recorded must look again', async (scene) => {
    const desk = await openDesk(scene)
    const holderId = await aminaDeclares(scene)
    const boris = await desk.officer('boris')
    await recordAct(scene.deed, holderId, {
      kind: 'rescheduled',
      payload: { arrivalAt: '2020-03-18T10:20:00+08:00' },
    })
    const fixed = correction({ flight: 'SU208' })
    expect(await refusal(boris.post(`${at}/holders/${holderId}/corrections`, fixed))).toBe(
      '409 /problems/holder-changed',
    )
  })

  story('another port, another district, the hotline: each refused where it has no say', async (scene) => {
    const desk = await openDesk(scene)
    const holderId = await aminaDeclares(scene)
    const fixed = correction({ flight: 'SU208' })
    for (const key of ['bianca', 'eun'])
      expect(await refusal((await desk.officer(key)).get(`${at}/holders/${holderId}`))).toBe(
        '403 /problems/outside-your-post',
      )
    expect(
      await refusal((await desk.officer('farah')).post(`${at}/holders/${holderId}/corrections`, fixed)),
    ).toBe('403 /problems/not-permitted')
  })

  story('an amendment that relaxes waits for an officer, who declines it with a reason', async (scene) => {
    const desk = await openDesk(scene)
    const holderId = await aminaDeclares(scene)
    const statement = { ...aminaSays, stops: [stay('US', '2020-03-01', '2020-03-16')] }
    const { seq } = await recordAct(scene.deed, holderId, {
      kind: 'amended',
      payload: { statement, answers: {}, held: true },
    })
    const boris = await desk.officer('boris')
    const shown = await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
    expect(shown.pending).toMatchObject({ seq, changed: ['stops'] })
    const answer = (body: object) => boris.post(`${at}/holders/${holderId}/amendment`, body)
    expect(await refusal(answer({ answer: 'decline', seq }))).toBe('422 /problems/invalid-request')
    const declined = { answer: 'decline', seq, reason: 'The stamp of Milan is in the passport' }
    expect(await json(answer(declined))).toMatchObject({ before: 'orange', after: 'orange', told: true })
    expect(await refusal(answer({ answer: 'confirm', seq }))).toBe('409 /problems/no-amendment-pending')
  })
})

describe('the permission table', () => {
  story('is named by every staff route, and every one is shut to who is not signed in', async (scene) => {
    const desk = await openDesk(scene)
    const api = routes(scene.house)
    const { paths = {} } = api.getOpenAPI31Document({ openapi: '3.1.1', info: { title: '', version: '' } })
    const open = ['/desk/instance']
    const staff = Object.entries(paths).filter(([path]) => path.startsWith('/desk/') && !open.includes(path))
    expect(staff.length).toBeGreaterThan(8)
    for (const [path, methods] of staff)
      for (const [method, operation] of Object.entries(methods)) {
        expect(Object.keys(permissions), `${method} ${path}`).toContain(
          (operation as Record<string, unknown>)['x-staff-deed'],
        )
        const address = `/api/v1${path.replace('{holderId}', '0195a000-0000-7000-8000-000000000001')}`
        // What the schema asks for is checked first; nothing of a holder is.
        const answer = await desk.stranger.send(
          method.toUpperCase(),
          `${address}?typed=it`,
          method === 'get' ? undefined : {},
        )
        expect([401, 422], `${method} ${path}`).toContain(answer.status)
      }
  })

  story('is shown to Gita, who audits, as it is enforced', async (scene) => {
    const desk = await openDesk(scene)
    expect(await json((await desk.officer('gita')).get(`${at}/permissions`))).toMatchObject({
      deeds: expect.arrayContaining([
        { deed: 'holder.correct', reach: expect.objectContaining({ 'port-health-officer': 'port' }) },
      ]),
    })
    expect(await refusal((await desk.officer('boris')).get(`${at}/permissions`))).toBe(
      '403 /problems/not-permitted',
    )
  })
})
