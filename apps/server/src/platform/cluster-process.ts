// The PostgreSQL server as a process: made, started, found and stopped. It is started apart from us (its own
// session), so that Ctrl-C reaches it only through us, after the last answer has been given.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account, Places } from './cluster-places.ts'
import { pause } from './pause.ts'
import { StartFault } from './start-fault.ts'

/** Settings that make it durable first and quick second; none may put an answered deed at risk. */
const durable = {
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  work_mem: '16MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  max_connections: '80',
  // Requests are short; compiling them costs more than it saves.
  jit: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Statements and details quote what people declared.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const

/** For tests: a cluster that is thrown away need not survive a power cut. */
const fleeting = {
  ...durable,
  synchronous_commit: 'off',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '300',
} as const

export interface Cluster {
  readonly places: Places
  readonly account: Account | null
  readonly fleeting: boolean
}

const logLimit = 16 * 1024 * 1024

const passwordFile = (cluster: string) => join(cluster, 'pratique.password')

export const isInitialised = ({ places }: Cluster): boolean => existsSync(join(places.cluster, 'PG_VERSION'))

/** How we reach the cluster: it stands in the data, so that it comes and goes with them. */
export const passwordOf = ({ places }: Cluster): string =>
  readFileSync(passwordFile(places.cluster), 'utf8').trim()

const asAccount = ({ account }: Cluster) => (account ? { uid: account.uid, gid: account.gid } : {})

const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Makes the cluster; only where there is none. It is made aside and put in its place whole: what a crash leaves half
 * made is never taken for a cluster, and of two who make it at once the first to be done wins.
 */
export async function initialise(cluster: Cluster): Promise<void> {
  const { native, cluster: folder } = cluster.places
  const making = `${folder}.making-${process.pid}`
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 })
  const password = makeFolder(cluster, making)
  try {
    // A file and not standard input: Node's is a socket, which cannot be opened by name.
    const options = { ...asAccount(cluster), cwd: making, env: environment }
    await run(join(native, 'bin', 'initdb'), initdbArguments(cluster, making, password), options)
    renameSync(password, passwordFile(making))
    if (!isInitialised(cluster)) renameSync(making, folder)
  } catch (cause) {
    // Somebody else was quicker, in the moment between looking and renaming.
    if (isInitialised(cluster)) return
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new StartFault(`PostgreSQL could not make its data folder ${folder}: ${said}`, { cause })
  } finally {
    for (const path of [making, password]) rmSync(path, { recursive: true, force: true })
  }
}

const run = promisify(execFile)

/** An empty folder for initdb, and beside it a file with a new password; both the account's own. */
function makeFolder({ account }: Cluster, making: string): string {
  const password = `${making}.password`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) for (const path of [making, password]) chownSync(path, account.uid, account.gid)
  return password
}

function initdbArguments({ fleeting: isFleeting }: Cluster, folder: string, password: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${password}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(isFleeting ? ['--no-sync'] : []),
  ]
}

export interface Started {
  readonly pid: number
  /** Resolves with the last lines of its log when the process ends. */
  readonly ended: Promise<string>
}

/** Starts the server on a port; it answers some moments later. */
export function startServer(cluster: Cluster, port: number): Started {
  const { native, cluster: folder } = cluster.places
  const logFile = `${folder}.log`
  const log = openLogFile(logFile)
  const settings = Object.entries(cluster.fleeting ? fleeting : durable).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', folder, '-p', String(port), ...settings], {
    ...asAccount(cluster),
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => resolve(lastLines(logFile)))
  })
  return { pid: child.pid ?? 0, ended }
}

function openLogFile(path: string): number {
  const log = openSync(path, 'a', 0o600)
  if (fstatSync(log).size > logLimit) ftruncateSync(log)
  return log
}

/** What the log said last; the folder may be gone by the time the server is. */
function lastLines(path: string): string {
  if (!existsSync(path)) return 'it ended'
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-4).join('\n')
}

export interface Server {
  readonly pid: number
  /** 0 until the server has written it. */
  readonly port: number
}

/** The live server of this cluster, or null, as its own pid file says (pidfile.h: 1 pid, 4 port). */
export function findServer(places: Places): Server | null {
  const file = join(places.cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3] ?? 0)]
  return Number.isInteger(pid) && pid > 0 && isPostgres(pid) ? { pid, port } : null
}

/**
 * After a crash and a restart of the machine or container another process may bear the number in the pid file;
 * PostgreSQL would then refuse to start for ever.
 */
export function removeStalePidFile(places: Places): void {
  if (findServer(places) === null) rmSync(join(places.cluster, 'postmaster.pid'), { force: true })
}

function isPostgres(pid: number): boolean {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.endsWith('postgres') === true
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
      .trim()
      .endsWith('postgres')
  } catch {
    return false
  }
}

/** Asks the server to end: open transactions are rolled back, committed ones are on disk. Waits until it is gone. */
export async function stopServer(places: Places, waitMs = 60_000): Promise<void> {
  const server = findServer(places)
  if (server === null) return
  process.kill(server.pid, 'SIGINT')
  const until = Date.now() + waitMs
  while (findServer(places) !== null && Date.now() < until) await pause(25)
  if (findServer(places) !== null)
    throw new StartFault(`PostgreSQL (process ${server.pid}) did not stop within ${waitMs / 1000} s`)
}

/** A port that nobody listens on, the one given if it is free. */
export async function freePort(wanted = 0): Promise<number> {
  const port = await listenOnce(wanted)
  return port ?? (await listenOnce(0)) ?? 0
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivately(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 })
  writeFileSync(path, text, { mode: 0o600, flush: true })
}
