// `npm run test:oldest-postgresql`: the stories that speak SQL once more, on the oldest PostgreSQL that we promise (15).
// Takes the server of Debian's package, installing it where that needs no question (as root); without one it says so
// and counts as passed, for only a machine that can have it can try it. Pages have no SQL of their own and are left out.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const programs = '/usr/lib/postgresql/15/bin'
const isRoot = process.getuid?.() === 0
const quietly = { stdio: ['ignore', 'ignore', 'inherit'] }

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { ...quietly, env }).status === 0
  const wanted = ['install', '-y', '-qq', '--no-install-recommends', 'postgresql-15']
  return apt(...wanted) || (apt('update', '-qq') && apt(...wanted))
}

const hasServer = () => existsSync(join(programs, 'initdb'))

/** PostgreSQL refuses to run as root: then it runs as the account that Debian's package made. */
function asServer(program, args) {
  const path = join(programs, program)
  const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
  const { status } = spawnSync(command, all, quietly)
  if (status !== 0) throw new Error(`${program} ended with ${status}`)
}

function freePort() {
  const server = createServer()
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    }),
  )
}

const speaksSql = (file) =>
  /with(?:Database|Desk)|test-(?:database|spine|desk)/.test(readFileSync(file, 'utf8'))

async function main() {
  if (!hasServer() && !(isRoot && existsSync('/etc/debian_version') && install() && hasServer())) {
    console.log(
      'PostgreSQL 15 is not installed here (Debian: apt-get install postgresql-15): not tried on it.',
    )
    return 0
  }
  const folder = mkdtempSync(join(tmpdir(), 'pratique-oldest-'))
  const data = join(folder, 'data')
  if (isRoot) spawnSync('chown', ['postgres', folder])
  const port = await freePort()
  asServer('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-sync'])
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`
  asServer('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
  try {
    mkdirSync('test-results', { recursive: true })
    const stories = globSync('apps/server/src/**/*.test.ts', { exclude: ['**/*.page.test.ts'] })
      .filter(speaksSql)
      .sort()
    const reports = ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/oldest.json']
    const env = {
      ...process.env,
      PRATIQUE_TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres`,
    }
    return spawnSync('vitest', ['run', ...reports, ...stories], { stdio: 'inherit', env }).status ?? 1
  } finally {
    asServer('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
