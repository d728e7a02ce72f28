// Set-up of a test run: one cluster for all workers, made when the first test file asks (pure tests pay nothing),
// with a template database that has every migration. Each asking file gets a database of its own from it.
// PRATIQUE_TEST_DATABASE_URL names a server to use instead, to try another version of PostgreSQL.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type OpenCluster, openCluster } from './cluster.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migration.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Ask here (GET) for the address of a fresh database. */
    readonly databases: string
  }
}

interface Server {
  readonly url: string
  close(): Promise<void>
}

/** Called by vitest before all tests; what it returns, after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let opening: Promise<TemplateServer> | undefined
  const http = createServer((_request, response) => {
    opening ??= TemplateServer.open()
    opening
      .then((server) => server.fresh())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  project.provide('databases', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  return async () => {
    http.close()
    // One that could not be opened has told every file that asked, and has closed itself.
    const server = await opening?.catch(() => undefined)
    await server?.close()
  }
}

class TemplateServer {
  readonly #server: Server
  readonly #admin: pg.Pool
  readonly #run = `test_${randomBytes(4).toString('hex')}`
  #count = 0
  // PostgreSQL copies a template for one at a time; asking in turn saves it from refusing.
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(server: Server) {
    this.#server = server
    this.#admin = new pg.Pool({ connectionString: server.url, max: 2 })
    this.#admin.on('error', () => {})
  }

  static async open(): Promise<TemplateServer> {
    const own = process.env.PRATIQUE_TEST_DATABASE_URL
    const made = new TemplateServer(own ? { url: own, close: async () => {} } : await fleetingServer())
    try {
      await made.#makeTemplate()
      return made
    } catch (error) {
      await made.close()
      throw error
    }
  }

  #urlOf(name: string): string {
    const url = new URL(this.#server.url)
    url.pathname = `/${name}`
    return url.href
  }

  async #makeTemplate(): Promise<void> {
    await this.#admin.query(`create database ${this.#run}`)
    const { db, close } = openDatabase(this.#urlOf(this.#run), { max: 1 })
    await migrate(db).finally(close)
  }

  fresh(): Promise<string> {
    this.#count += 1
    const name = `${this.#run}_${this.#count}`
    const made = this.#turn.then(() => this.#admin.query(`create database ${name} template ${this.#run}`))
    this.#turn = made.catch(() => {})
    return made.then(() => this.#urlOf(name))
  }

  async close(): Promise<void> {
    const names = [this.#run, ...Array.from({ length: this.#count }, (_, i) => `${this.#run}_${i + 1}`)]
    for (const name of names) await this.#admin.query(`drop database if exists ${name} with (force)`)
    await this.#admin.end()
    await this.#server.close()
  }
}

async function fleetingServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'pratique-test-'))
  // Open to pass through, so that under root the cluster stands in it and goes with it.
  await chmod(folder, 0o711)
  const cluster: OpenCluster = await openCluster(folder, { fleeting: true })
  cleanUpAfterUs(folder)
  return { url: cluster.url, close: () => cluster.close() }
}

/**
 * A run that is killed closes nothing. This process waits for its standard input to end, however ours ends, and
 * then stops what is left of the server and removes the folder.
 */
function cleanUpAfterUs(folder: string): void {
  const waits = `
    const { readFileSync, rmSync } = require('node:fs')
    process.stdin.resume().on('end', () => {
      try {
        process.kill(Number(readFileSync(process.argv[1] + '/postgres/postmaster.pid', 'utf8').split('\\n')[0]), 'SIGQUIT')
      } catch {}
      rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    })`
  const waiting = spawn(process.execPath, ['-e', waits, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  waiting.unref()
  // The pipe itself would keep the run from ending.
  if (waiting.stdin instanceof Socket) waiting.stdin.unref()
}
