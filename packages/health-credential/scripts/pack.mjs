// `npm pack` and `npm publish`: here the package is TypeScript that Node runs as it is, but Node refuses that below
// node_modules. Before packing it is built into dist/ and its exports point there; afterwards they point at src/ again.
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const built = (name) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` })
const source = (name) => `./src/${name}.ts`

function pointTo(place) {
  const manifest = JSON.parse(readFileSync(here('package.json'), 'utf8'))
  for (const entry of Object.keys(manifest.exports))
    manifest.exports[entry] = place(entry === '.' ? 'index' : entry.slice(2))
  writeFileSync(here('package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (process.argv[2] === 'restore') {
  pointTo(source)
  rmSync(here('LICENSE'), { force: true })
} else {
  rmSync(here('dist'), { recursive: true, force: true })
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: here('.'), stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  copyFileSync(here('../../LICENSE'), here('LICENSE'))
  pointTo(built)
}
