// The start and the stop as an operator lives them, with the real server, its real database and real crashes.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pause } from './platform/pause.ts'
import { TestFolder } from './platform/test-server.ts'

const folder = new TestFolder()
const bound = 120_000
const words = () => folder.query('select what from test_written order by what')

beforeAll(async () => {
  const server = await folder.serve()
  await folder.query('create table test_written (what text)')
  await server.end('SIGTERM')
}, bound)
afterAll(() => folder.remove())

async function untilGone(pid: number): Promise<void> {
  while (folder.postgres() === pid) await pause(20)
}

describe('a running server', () => {
  test(
    'answers, refuses a second one on its folder, serves commands, and stops cleanly',
    async () => {
      const server = await folder.serve()
      const live = await fetch(`${server.address}/health/live`)
      expect(live.status).toBe(200)

      const second = await folder.serveInVain({})
      expect(second.code).toBe(1)
      expect(second.stderr).toContain('Another Pratique runs on the data folder')

      const shown = await folder.command('clock', 'show', '--json')
      expect(JSON.parse(shown.stdout)).toMatchObject({ exercise: null, offsetMs: 0 })
      expect(folder.postgres()).not.toBeNull()

      const { code, stderr } = await server.end('SIGINT')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(folder.postgres()).toBeNull()
    },
    bound,
  )

  test('keeps the way to its database to itself', () => {
    const open = readdirSync(folder.path)
      .filter((name) => statSync(join(folder.path, name)).isFile())
      .filter((name) => (statSync(join(folder.path, name)).mode & 0o077) !== 0)
    expect(open).toEqual([])
  })
})

test(
  'a server whose lines nobody reads any more goes on answering, and stops when asked to',
  async () => {
    const server = await folder.serve()
    server.hearNoMore()
    for (let i = 0; i < 3; i++) expect((await fetch(`${server.address}/health/live`)).status).toBe(200)
    const { code } = await server.end('SIGINT')
    expect(code).toBe(0)
    expect(folder.postgres()).toBeNull()
  },
  bound,
)

describe('after kill -9', () => {
  test(
    'of the server, the next one finds its database still running and everything that was answered',
    async () => {
      const server = await folder.serve()
      const postgres = folder.postgres()
      await folder.query("insert into test_written values ('before the crash')")
      await server.end('SIGKILL')
      expect(folder.postgres()).toBe(postgres)

      const next = await folder.serve()
      expect(folder.postgres()).toBe(postgres)
      expect(await words()).toEqual([{ what: 'before the crash' }])
      await next.end('SIGINT')
      expect(folder.postgres()).toBeNull()
    },
    bound,
  )

  test(
    'of the server and of PostgreSQL, whose children linger, nothing answered is lost',
    async () => {
      const server = await folder.serve()
      const postgres = folder.postgres() ?? 0
      await folder.query("insert into test_written values ('second crash')")
      process.kill(postgres, 'SIGKILL')
      await server.end('SIGKILL')
      await untilGone(postgres)

      const next = await folder.serve()
      expect(await words()).toEqual([{ what: 'before the crash' }, { what: 'second crash' }])
      await next.end('SIGINT')
    },
    bound,
  )
})

test(
  'PostgreSQL killed under a running server is started again, and nothing answered is lost',
  async () => {
    const server = await folder.serve()
    await folder.query("insert into test_written values ('third crash')")
    const postgres = folder.postgres() ?? 0
    process.kill(postgres, 'SIGKILL')
    await untilGone(postgres)
    // Between the kill and the start nothing listens: asked again until something does.
    await expect
      .poll(() => words().catch(() => []), { timeout: 30_000 })
      .toContainEqual({ what: 'third crash' })
    await server.untilReady()
    const { code } = await server.end('SIGINT')
    expect(code).toBe(0)
    expect(folder.postgres()).toBeNull()
  },
  bound,
)

test(
  'two that come first at once make one database',
  async () => {
    const fresh = new TestFolder()
    try {
      const migrate = () => fresh.command('database', 'migrate', '--json')
      const both = await Promise.all([migrate(), migrate()])
      const done = { code: 0, stderr: '' }
      expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([done, done])
      const applied = both.flatMap(({ stdout }) => JSON.parse(stdout).applied)
      expect(new Set(applied).size).toBe(applied.length)
      expect(fresh.postgres()).toBeNull()
    } finally {
      await fresh.remove()
    }
  },
  bound,
)

test(
  'a command starts the database when no server runs, and stops it again',
  async () => {
    expect(folder.postgres()).toBeNull()
    const { code, stdout } = await folder.command('clock', 'show')
    expect(code).toBe(0)
    expect(stdout).toContain('a real instance')
    expect(folder.postgres()).toBeNull()
  },
  bound,
)

test(
  'a data folder of a real instance is not taken for an exercise',
  async () => {
    const { code, stderr } = await folder.serveInVain({ PRATIQUE_EXERCISE: 'zhejiang-2020-03' })
    expect(code).toBe(1)
    expect(stderr).toContain('holds a real instance')
  },
  bound,
)

test(
  'another instance key is refused before anything is sealed with it',
  async () => {
    const { code, signal, stderr } = await folder.serveInVain({
      PRATIQUE_KEY: Buffer.alloc(32, 5).toString('base64'),
    })
    expect({ code, signal }).toEqual({ code: 1, signal: null })
    expect(stderr).toContain('another instance key')
  },
  bound,
)

test(
  'a port in use is said so, with the way out',
  async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    try {
      const { code, stderr } = await folder.serveInVain({ PORT: String(port) })
      expect(code).toBe(1)
      expect(stderr).toContain(`Port ${port} is in use`)
    } finally {
      other.close()
    }
  },
  bound,
)

test(
  'a PostgreSQL that does not answer is named without its password',
  async () => {
    const { code, stderr } = await folder.serveInVain({
      DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:9/pratique',
    })
    expect(code).toBe(1)
    expect(stderr).toContain('127.0.0.1:9/pratique cannot be used')
    expect(stderr).not.toContain('s3cret')
  },
  bound,
)

test(
  'settings that cannot be used end it with exit code 2, all named',
  async () => {
    const { code, stderr } = await folder.serveInVain({ PORT: 'x', HOST: 'my host' })
    expect(code).toBe(2)
    expect(stderr).toMatch(/PORT[\s\S]*HOST/)
  },
  bound,
)

test(
  'a data folder that is a file is a setting that cannot be used',
  async () => {
    const { code, stderr } = await folder.serveInVain({ PRATIQUE_DATA: import.meta.filename })
    expect(code).toBe(2)
    expect(stderr).toContain('PRATIQUE_DATA names')
    expect(stderr).not.toContain('    at ')
  },
  bound,
)

test(
  'a question asked where nothing was started makes nothing, and says where it looked',
  async () => {
    const empty = mkdtempSync(join(tmpdir(), 'pratique-empty-'))
    const { code, stderr } = await folder.commandWith({ PRATIQUE_DATA: empty }, 'journal', 'verify')
    expect(code).toBe(1)
    expect(stderr).toContain(`looked in ${empty}`)
    expect(readdirSync(empty)).toEqual([])
    rmSync(empty, { recursive: true })
  },
  bound,
)

test(
  'work that goes on when it is told to stop is cut off within seconds, without a word on the terminal',
  async () => {
    const server = await folder.serve()
    const letGo = await folder.hold('lock table policy_pack in access exclusive mode')
    const waiting = fetch(`${server.address}/en/verify`).catch(() => null)
    await pause(500)
    const began = performance.now()
    const { code, stderr } = await server.end('SIGINT')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(performance.now() - began).toBeLessThan(12_000)
    expect(folder.postgres()).toBeNull()
    await waiting
    await letGo()
  },
  bound,
)
