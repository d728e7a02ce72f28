// A feed that has an address is asked by the job when it is due, here from a server of the test: what is new is taken in,
// what did not change is not, what lies or does not come is told, and the last good one stays.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { zoneOf } from '@pratique/policy-engine'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { addDays } from '../place/plain-date.ts'
import { exerciseClock, stoppedClock } from '../platform/clock.ts'
import { type House, perform, system } from '../platform/deed.ts'
import { clockMoved } from '../platform/domain-time.ts'
import { openEvents } from '../platform/events.ts'
import { type Jobs, openJobs } from '../platform/jobs.ts'
import { withDatabase } from '../platform/test-database.ts'
import { findAttempt } from './feed.store.ts'
import { type FeedNow, listFeedsNow } from './feed-now.action.ts'
import { listFeedsDue } from './refresh-feed.action.ts'
import { scheduleRisk } from './risk.jobs.ts'

const pack = 'bundibugyo-2026'
const feed = 'who-don'
const partner = vi.hoisted(() => ({ url: '' }))

// The pack as its author would have written it, with an address: everything else of it is as shipped.
vi.mock('./risk-pack.node.ts', async (original) => {
  const real = await original<typeof import('./risk-pack.node.ts')>()
  return {
    ...real,
    readFeedDescriptions: (folder: string) =>
      real.readFeedDescriptions(folder).map((one) => ({ ...one, url: partner.url, everyMinutes: 60 })),
  }
})

const head = 'date,country,source,confirmed_cases,confirmed_deaths,cfr_pct,provinces_or_hz,notes'
const row = (on: string, country: string, cases: string) => `${on},${country},SitRep,${cases},,,,`
const monday = [
  head,
  row('2026-06-18', 'DRC', '950'),
  row('2026-06-19', 'DRC', '956'),
  row('2026-06-19', 'UGA', '7'),
]

type Answer = { readonly status: number; readonly etag?: string; readonly body?: string }
let answer: Answer
const asked: IncomingMessage['headers'][] = []
let server: Server

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers)
    const unchanged = answer.etag !== undefined && request.headers['if-none-match'] === answer.etag
    response.writeHead(
      unchanged ? 304 : answer.status,
      answer.etag === undefined ? {} : { etag: answer.etag },
    )
    response.end(unchanged ? undefined : answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  partner.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/series.csv`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const { house, database } = withDatabase()

async function openServer(clock: House['clock']): Promise<House> {
  const events = await openEvents(database().url, (error) => {
    throw error
  })
  const given = house({ config: { pack, packs: [pack] } })
  const opened: House = { ...given, events, clock }
  const jobs = await openJobs(opened)
  onTestFinished(async () => {
    await jobs.stop()
    await events.close()
  })
  await scheduleRisk(jobs, opened)
  return opened
}

/** Moves the clock and waits until the address was asked then; answers what came of it. */
async function hourLater(opened: House, clock: { moveTo(at: string): void }, at: string): Promise<string> {
  clock.moveTo(at)
  await opened.events.publish(opened.db, clockMoved, { offsetMs: 0 })
  return vi.waitFor(
    async () => {
      const attempt = await findAttempt(opened.db, pack, feed)
      if (attempt?.at.getTime() !== Date.parse(at)) throw new Error('not asked yet')
      return attempt.outcome
    },
    { timeout: 20_000, interval: 50 },
  )
}

const standing = (opened: House): Promise<FeedNow | undefined> =>
  perform(opened, system, async (deed) => {
    const today = addDays('1970-01-01', zoneOf('Asia/Shanghai').dayOf(deed.now.getTime()))
    return (await listFeedsNow(deed, pack, today)).find(({ description }) => description.id === feed)
  })
const readings = async (): Promise<number> => {
  const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from risk_feed_reading`.execute(
    database().db,
  )
  return rows[0]?.kept ?? 0
}
const drcOf = (now: FeedNow | undefined) =>
  now?.good?.series.find(({ place }) => place === 'CD')?.counts.at(-1)

test('the job asks an address when it is due, and only what is new and fit becomes the feed', async () => {
  answer = { status: 200, etag: '"monday"', body: monday.join('\n') }
  const clock = stoppedClock('2026-06-20T07:00:00Z')
  const opened = await openServer(clock)
  expect(await hourLater(opened, clock, '2026-06-20T08:00:00Z')).toBe('text')
  const first = await standing(opened)
  expect(first).toMatchObject({ fit: true, takenInBy: 'system', attempt: { outcome: 'text' } })
  expect(drcOf(first)).toBe(956)

  clock.moveTo('2026-06-20T08:59:00Z')
  expect(await perform(opened, system, (deed) => listFeedsDue(deed, pack))).toEqual([])
  expect(await hourLater(opened, clock, '2026-06-20T09:00:00Z')).toBe('unchanged')
  expect(asked.at(-1)?.['if-none-match']).toBe('"monday"')
  expect(await readings()).toBe(1)

  const tuesday = [...monday, row('2026-06-20', 'DRC', '981')].map((line) =>
    line.replace('confirmed_cases', 'cases'),
  )
  answer = { status: 200, etag: '"tuesday"', body: tuesday.join('\n') }
  expect(await hourLater(opened, clock, '2026-06-20T10:00:00Z')).toBe('text')
  const renamed = await standing(opened)
  expect(renamed).toMatchObject({ fit: false })
  expect(renamed?.findings.map(({ code }) => code)).toContain('missing-column')
  expect(drcOf(renamed)).toBe(956)
  expect(await readings()).toBe(2)

  answer = { status: 503 }
  expect(await hourLater(opened, clock, '2026-06-20T11:00:00Z')).toBe('status')
  expect(await standing(opened)).toMatchObject({ fit: false, attempt: { outcome: 'status' } })

  answer = { status: 200, etag: '"wednesday"', body: [...monday, row('2026-06-20', 'DRC', '981')].join('\n') }
  expect(await hourLater(opened, clock, '2026-06-20T12:00:00Z')).toBe('text')
  const mended = await standing(opened)
  expect(mended).toMatchObject({ fit: true })
  expect(drcOf(mended)).toBe(981)
})

test('an exercise asks nobody', async () => {
  const planned = async (exercise: House['exercise']) => {
    const names: string[] = []
    const note = async (name: string) => void names.push(name)
    const jobs: Jobs = {
      on: note,
      every: (_, name) => note(name),
      send: (_, name) => note(name),
      stop: async () => {},
    }
    await scheduleRisk(jobs, house({ exercise }))
    return names
  }
  expect(await planned(null)).toEqual(['risk-refresh-feed', 'risk-refresh-feeds'])
  expect(await planned({ name: 'bundibugyo-2026-06', clock: exerciseClock(0) })).toEqual([])
})
