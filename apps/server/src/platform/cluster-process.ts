// The PostgreSQL server as a process: made, started, found and stopped. It is started apart from us (its own
// session), so that Ctrl-C reaches it only through us, after the last answer has been given.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
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
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
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
  readonly password: string
  readonly fleeting: boolean
}

const logLimit = 16 * 1024 * 1024

export const newPassword = (): string => randomBytes(24).toString('base64url')

export const isInitialised = ({ places }: Cluster): boolean => existsSync(join(places.cluster, 'PG_VERSION'))

const asAccount = ({ account }: Cluster) => (account ? { uid: account.uid, gid: account.gid } : {})

const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** Makes the cluster; only where there is none. */
export function initialise(cluster: Cluster): void {
  const { native, cluster: folder } = cluster.places
  // What a crash left of an earlier attempt is no cluster yet, and initdb wants an empty folder.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 })
  mkdirSync(folder, { mode: 0o700 })
  // A file and not standard input: Node's is a socket, which cannot be opened by name.
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 })
  if (cluster.account)
    for (const path of [folder, passwordFile]) chownSync(path, cluster.account.uid, cluster.account.gid)
  const made = spawnSync(join(native, 'bin', 'initdb'), initdbArguments(cluster, passwordFile), {
    ...asAccount(cluster),
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  })
  rmSync(passwordFile)
  if (made.status === 0) return
  rmSync(folder, { recursive: true, force: true })
  throw new StartFault(
    `PostgreSQL could not make its data folder ${folder}: ${made.stderr || made.error?.message}`,
    { cause: made.error },
  )
}

function initdbArguments(cluster: Cluster, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster.places.cluster}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(cluster.fleeting ? ['--no-sync'] : []),
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

const lastLines = (path: string): string =>
  readFileSync(path, 'utf8').trimEnd().split('\n').slice(-4).join('\n')

/** The process id of the live server of this cluster, or null. */
export function findServer(places: Places): number | null {
  const file = join(places.cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 && isPostgres(pid) ? pid : null
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
  const pid = findServer(places)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  const until = Date.now() + waitMs
  while (findServer(places) !== null && Date.now() < until) await pause(25)
  if (findServer(places) !== null)
    throw new StartFault(`PostgreSQL (process ${pid}) did not stop within ${waitMs / 1000} s`)
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
