// `npm run bench NAME`: runs the file NAME.bench.ts wherever it stands, with the rest of the arguments. Before and
// after it says under what circumstances: a figure without them is worth nothing.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { basename } from 'node:path'

const files = globSync(['packages/*/bench/*.bench.ts', 'apps/*/bench/*.bench.ts'])
const byName = new Map(files.map((file) => [basename(file, '.bench.ts'), file]))
const [name, ...rest] = process.argv.slice(2)
const file = byName.get(name ?? '')
if (!file) {
  console.error(
    `${name ? `No benchmark is called “${name}”. ` : ''}Name one of: ${[...byName.keys()].sort().join(', ')}`,
  )
  process.exit(2)
}

const load = () =>
  loadavg()
    .map((average) => average.toFixed(1))
    .join(' ')
const git = (...args) => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? ''
const commit = git('rev-parse', '--short', 'HEAD') || 'unknown'
const changed = git('status', '--porcelain') === '' ? '' : ', with changes'
const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
console.log(
  `${new Date().toISOString().slice(0, 16)}Z · commit ${commit}${changed} · Node ${process.version}`,
)
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'} · ${memory} · load ${load()}\n`)
// The young generation as `npm start` sets it.
const flags = ['--expose-gc', '--max-semi-space-size=64']
process.exitCode = spawnSync(process.execPath, [...flags, file, ...rest], { stdio: 'inherit' }).status ?? 1
console.log(`\nload afterwards ${load()}`)
