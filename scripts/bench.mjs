// `npm run bench NAME`: runs the file NAME.bench.ts wherever it stands, with the rest of the arguments.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
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
process.exitCode =
  spawnSync(process.execPath, ['--expose-gc', file, ...rest], { stdio: 'inherit' }).status ?? 1
