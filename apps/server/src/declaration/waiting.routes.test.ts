// Stories of what waits for an officer: a category that is only claimed, a document that was declared again.
import { OpenAPIHono } from '@hono/zod-openapi'
import type {
  DeclarationAnswer,
  DeclaredAgainList,
  DeskOutcome,
  TimelineAnswer,
} from '@pratique/api-contract'
import { describe, expect } from 'vitest'
import { listRoutes } from '../holder/lists.routes.ts'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { openStaffAuth } from '../platform/auth/open-auth.ts'
import { exercise, signIn } from '../platform/auth/test-desk.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { deskRoutes } from './desk.routes.ts'
import { example, openFront } from './test-declarations.ts'
import { waitingRoutes } from './waiting.routes.ts'

const { story } = withDatabase({ exercise })
const at = '/api/v1/desk'
const evidence = 'Crew list of SU208, seen at the counter'

async function openDesk(scene: Scene) {
  await openStaffAuth(scene.house)
  const api = new OpenAPIHono()
  api.route('/', authRoutes(scene.house))
  for (const routes of [listRoutes, deskRoutes, waitingRoutes]) api.route('/', routes(scene.house))
  const front = await openFront(scene, (app) => app.route('/api/v1', api))
  return { ...front, officer: (key: string) => signIn(front.app, key) }
}
type Desk = Awaited<ReturnType<typeof openDesk>>

const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>

/** Amina alone, with some answers of her own. */
async function declare({ post }: Desk, change: Readonly<Record<string, object>> = {}) {
  const request = example()
  const [amina] = request.travellers
  if (amina === undefined) throw new Error('the example has no traveller')
  const answers = Object.fromEntries(
    Object.entries({ ...amina.answers, ...change }).map(([group, given]) => [
      group,
      Array.isArray(given) ? given : { ...amina.answers[group], ...given },
    ]),
  )
  const declared = await json<DeclarationAnswer>(
    post('/api/v1/declarations', { ...request, travellers: [{ answers }] }),
  )
  const [holder] = declared.holders ?? []
  if (holder === undefined) throw new Error(JSON.stringify(declared))
  return { ...declared, holder, holderId: holder.holderId }
}

/** The example was in Italy; this one says Portugal, which no list names. */
const fromPortugal = { stops: [{ country: 'PT', fromOn: '2020-02-20', untilOn: '2020-03-17', kind: 'stay' }] }
const rules = ({ decision }: { decision: { reasons: readonly { rule: string }[] } | null }) =>
  decision?.reasons.map(({ rule }) => rule)

describe('a category that is only claimed', () => {
  story('does not spare a pilot from Italy until Boris has seen the crew list', async (scene) => {
    const desk = await openDesk(scene)
    const { holder, holderId } = await declare(desk, { voyage: { category: 'crew' } })
    expect(holder).toMatchObject({
      decision: { state: 'orange' },
      claim: { category: 'crew', confirmed: false },
    })
    expect(rules(holder)).toEqual(['tier-1', 'crew-rest'])
    const boris = await desk.officer('boris')
    expect(await json(boris.get(`${at}/overdue`))).toMatchObject({
      kinds: expect.arrayContaining([
        expect.objectContaining({ kind: 'category-waits', holders: [expect.objectContaining({ holderId })] }),
      ]),
    })
    const page = await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
    expect(page.claim).toEqual({ category: 'crew', label: 'Crew', confirmed: false })
    expect(page.steps).toContainEqual(expect.objectContaining({ step: 'category' }))
    const answer = { answer: 'confirm', category: 'crew', evidence, seen: page.acts }
    expect(await json<DeskOutcome>(boris.post(`${at}/holders/${holderId}/category`, answer))).toMatchObject({
      before: 'orange',
      after: 'yellow',
      told: true,
    })
    const after = await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
    expect(after.decision?.reasons.map(({ rule }) => rule)).toEqual(['crew-rest'])
    expect(after.claim?.confirmed).toBe(true)
    expect(after.timeline.at(-1)).toMatchObject({ kind: 'category-confirmed', evidence })
    expect(
      (await boris.post(`${at}/holders/${holderId}/category`, { ...answer, seen: after.acts })).status,
    ).toBe(409)
  })

  story('that nobody can show is gone when it is refused, and she is a traveller', async (scene) => {
    const desk = await openDesk(scene)
    const { holderId } = await declare(desk, { voyage: { category: 'diplomat' } })
    const boris = await desk.officer('boris')
    const answer = {
      answer: 'refuse',
      category: 'diplomat',
      evidence: 'An ordinary passport, no visa',
      seen: 1,
    }
    const outcome = await json<DeskOutcome>(boris.post(`${at}/holders/${holderId}/category`, answer))
    expect(outcome).toMatchObject({ after: 'orange' })
    const page = await json<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
    expect([page.claim, page.decision?.reasons.map(({ rule }) => rule)]).toEqual([null, ['tier-1']])
  })

  story('is answered by who has posts there, and by nobody else', async (scene) => {
    const desk = await openDesk(scene)
    const { holderId } = await declare(desk, { voyage: { category: 'crew' } })
    const answer = { answer: 'confirm', category: 'crew', evidence, seen: 1 }
    for (const key of ['bianca', 'farah'])
      expect(
        (await (await desk.officer(key)).post(`${at}/holders/${holderId}/category`, answer)).status,
      ).toBe(403)
  })
})

describe('a document that is declared again', () => {
  story('after withdrawing, with milder answers, is found and answered by Boris', async (scene) => {
    const desk = await openDesk(scene)
    const first = await declare(desk)
    expect(rules(first.holder)).toEqual(['tier-1'])
    const gone = await desk.app.request(`/api/v1/declarations/${first.reference}`, {
      method: 'DELETE',
      headers: desk.as(first.secret),
    })
    expect(gone.status).toBe(204)
    const second = await declare(desk, fromPortugal)
    // What she is told is what she said now: nothing gives away that there was another.
    expect(rules(second.holder)).toEqual(['registered'])
    const boris = await desk.officer('boris')
    const { findings } = await json<DeclaredAgainList>(boris.get(`${at}/declared-again`))
    expect(findings).toMatchObject([
      { holderId: second.holderId, other: first.holderId, owner: expect.stringContaining('Pudong') },
    ])
    const page = await json<TimelineAnswer>(boris.get(`${at}/holders/${second.holderId}`))
    expect(page.declaredAgain).toMatchObject([
      {
        asks: 'less',
        other: first.holderId,
        withdrawn: true,
        answer: null,
        changed: expect.arrayContaining(['stops']),
      },
    ])
    const answer = {
      other: first.holderId,
      answer: 'same-person',
      evidence: 'Passport and face compared at the counter',
      seen: page.acts,
    }
    const at2 = `${at}/holders/${second.holderId}`
    expect((await boris.post(`${at2}/declared-again`, answer)).status).toBe(200)
    const after = await json<TimelineAnswer>(boris.get(at2))
    expect(after.decision?.reasons.map(({ rule }) => rule)).toEqual(['tier-1'])
    expect(after.pending?.changed).toContain('stops')
    expect(await json(boris.get(`${at}/declared-again`))).toEqual({ findings: [], total: 0 })
    // The same finding is not made anew by whatever she says next.
    await boris.post(`${at2}/amendment`, { answer: 'confirm', seq: after.pending?.seq })
    const confirmed = await json<TimelineAnswer>(boris.get(at2))
    expect(confirmed.decision?.reasons.map(({ rule }) => rule)).toEqual(['registered'])
  })

  story('by a stranger tells the stranger nothing, found or answered', async (scene) => {
    const desk = await openDesk(scene)
    const amina = await declare(desk)
    const stranger = await declare(desk, fromPortugal)
    const boris = await desk.officer('boris')
    const seen = async () => {
      const held = await json<DeclarationAnswer>(
        Promise.resolve(
          desk.app.request(`/api/v1/declarations/${stranger.reference}`, {
            headers: desk.as(stranger.secret),
          }),
        ),
      )
      const page = await json<TimelineAnswer>(boris.get(`${at}/holders/${stranger.holderId}`))
      const happened = page.timeline.map(({ kind }) => kind)
      return JSON.stringify([held.holders[0]?.decision, happened])
    }
    const before = await seen()
    const page = await json<TimelineAnswer>(boris.get(`${at}/holders/${stranger.holderId}`))
    const answer = {
      other: amina.holderId,
      answer: 'other-person',
      evidence: 'Two people stand here with two passports',
      seen: page.acts,
    }
    expect(await json(boris.post(`${at}/holders/${stranger.holderId}/declared-again`, answer))).toMatchObject(
      { told: false },
    )
    expect(await seen()).toBe(before)
    expect(before).not.toMatch(/compared|tier-1/)
    const hers = await json<TimelineAnswer>(boris.get(`${at}/holders/${amina.holderId}`))
    expect(hers.timeline.at(-1)).toMatchObject({ kind: 'compared', evidence: answer.evidence })
    expect(hers.declaredAgain).toMatchObject([{ asks: 'more', answer: 'other-person' }])
  })

  story('is found whichever of the two was said first', async (scene) => {
    const desk = await openDesk(scene)
    const mild = await declare(desk, fromPortugal)
    const strict = await declare(desk)
    const boris = await desk.officer('boris')
    const { findings } = await json<DeclaredAgainList>(boris.get(`${at}/declared-again`))
    expect(findings).toMatchObject([{ holderId: mild.holderId, other: strict.holderId }])
  })

  story('that asks the same, or for another journey, is nobody’s finding', async (scene) => {
    const desk = await openDesk(scene)
    await declare(desk)
    await declare(desk)
    await declare(desk, {
      voyage: { departsAt: '2020-04-20T19:30', arrivesAt: '2020-04-21T10:00' },
      stops: [{ country: 'PT', fromOn: '2020-04-01', untilOn: '2020-04-21', kind: 'stay' }],
    })
    const boris = await desk.officer('boris')
    expect(await json(boris.get(`${at}/declared-again`))).toMatchObject({ total: 0 })
  })

  story('is forgotten with whoever is erased', async (scene) => {
    const desk = await openDesk(scene)
    const first = await declare(desk)
    await declare(desk, fromPortugal)
    const erased = await desk.app.request(`/api/v1/declarations/${first.reference}/erasure`, {
      method: 'POST',
      headers: desk.as(first.secret),
    })
    expect(erased.status).toBe(200)
    const boris = await desk.officer('boris')
    expect(await json(boris.get(`${at}/declared-again`))).toMatchObject({ total: 0 })
  })
})
