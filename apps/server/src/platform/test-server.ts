// For tests of the whole: the real server as a process of its own, on a data folder that is thrown away.
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { shippedBinaries } from './cluster-places.ts'
import { findServer, freePort, stopServer } from './cluster-process.ts'
import { pause } from './pause.ts'

const main = join(import.meta.dirname, '..', 'main.ts')
const bin = join(import.meta.dirname, '..', '..', 'bin', 'pratique.mjs')
const readyMs = 60_000

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

export interface TestServer {
  readonly address: string
  /** Resolves once it answers that it is ready. */
  untilReady(): Promise<void>
  /** Nobody reads any more what it says, as when the terminal or the other end of a pipe is gone. */
  hearNoMore(): void
  /** Asks it to end, or ends it; resolves when it is gone. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<Ended>
}

/** A data folder with whatever servers and commands are run on it. */
export class TestFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'pratique-server-'))
  readonly #running = new Set<ChildProcess>()

  constructor() {
    // Open to pass through, so that under root the cluster stands in it and goes with it.
    chmodSync(this.path, 0o711)
  }

  /** Settings of a real instance, without what the shell of the developer may have set. */
  #environment(more: Record<string, string>): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env
    return { PATH, HOME, PRATIQUE_DATA: this.path, PRATIQUE_EXERCISE: 'none', PRATIQUE_LOG: 'error', ...more }
  }

  #run(
    args: readonly string[],
    settings: Record<string, string>,
  ): { child: ChildProcessByStdio<null, Readable, Readable>; ended: Promise<Ended> } {
    const child = spawn(process.execPath, args, {
      env: this.#environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#running.add(child)
    const said = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => (said.stdout += chunk))
    child.stderr.on('data', (chunk) => (said.stderr += chunk))
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code, signal) => {
        this.#running.delete(child)
        resolve({ code, signal, ...said })
      })
    })
    return { child, ended }
  }

  /** Runs `pratique …` to its end. */
  command(...args: string[]): Promise<Ended> {
    return this.commandWith({}, ...args)
  }

  /** The same with settings of its own. */
  commandWith(settings: Record<string, string>, ...args: string[]): Promise<Ended> {
    return this.#run([bin, ...args], settings).ended
  }

  /** Runs the server to its end, which is meant to come at once. */
  async serveInVain(settings: Record<string, string>): Promise<Ended> {
    return this.#run([main], { PORT: String(await freePort()), ...settings }).ended
  }

  /** Starts the server and waits until it is ready. */
  async serve(): Promise<TestServer> {
    const port = await freePort()
    const { child, ended } = this.#run([main], { PORT: String(port) })
    const address = `http://127.0.0.1:${port}`
    await Promise.race([untilReady(address), ended.then(failed)])
    return {
      address,
      untilReady: () => untilReady(address),
      hearNoMore() {
        child.stdout.destroy()
        child.stderr.destroy()
      },
      end(signal) {
        child.kill(signal)
        return ended
      },
    }
  }

  /** A query to its database, over a connection of its own. */
  async query(sql: string): Promise<unknown[]> {
    const client = await this.#connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

  /** Does it in a transaction that stays open, so that others wait; returns how to let go. */
  async hold(sql: string): Promise<() => Promise<void>> {
    const client = await this.#connect()
    // The server's stop tears it.
    client.on('error', () => {})
    await client.query('begin')
    await client.query(sql)
    return () => client.end()
  }

  async #connect(): Promise<pg.Client> {
    const { port, password } = JSON.parse(readFileSync(join(this.path, 'postgres.json'), 'utf8'))
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      password,
      user: 'postgres',
      database: 'pratique',
    })
    await client.connect()
    return client
  }

  /** The process id of its PostgreSQL, or null. */
  postgres(): number | null {
    return findServer(this.#places())?.pid ?? null
  }

  #places() {
    const { cluster } = JSON.parse(readFileSync(join(this.path, 'postgres.json'), 'utf8')) as {
      cluster: string
    }
    return { native: shippedBinaries().native, cluster }
  }

  async remove(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL')
    await stopServer(this.#places())
    rmSync(this.path, { recursive: true, force: true })
  }
}

async function untilReady(address: string): Promise<void> {
  const until = performance.now() + readyMs
  while (performance.now() < until) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null)
    if (answer?.status === 200) return
    await pause(50)
  }
  throw new Error(`The server was not ready within ${readyMs / 1000} s`)
}

function failed({ code, stdout, stderr }: Ended): never {
  throw new Error(`The server ended with ${code} before it was ready:\n${stdout}\n${stderr}`)
}
