// What is packed for others runs in plain Node, without TypeScript and without this repository.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vectors } from './vectors.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pratique-pack-'))
const library = join(folder, 'house/packages/health-credential')
const installed = join(folder, 'theirs/node_modules/@pratique/health-credential')
afterAll(() => rmSync(folder, { recursive: true }))

const environment = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }
const run = (cwd: string, command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

// A copy is packed: the exports of this one point at dist/ meanwhile, and other tests import them.
beforeAll(() => {
  mkdirSync(library, { recursive: true })
  for (const name of ['src', 'scripts', 'package.json', 'tsconfig.build.json', 'README.md'])
    cpSync(join(root, 'packages/health-credential', name), join(library, name), { recursive: true })
  for (const name of ['tsconfig.json', 'LICENSE']) cpSync(join(root, name), join(folder, 'house', name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'house/node_modules'))
  run(library, 'npm', 'pack', '--offline', '--loglevel=error', '--pack-destination', folder)
  mkdirSync(installed, { recursive: true })
  const archive = join(folder, 'pratique-health-credential-0.1.0.tgz')
  run(folder, 'tar', 'xzf', archive, '-C', installed, '--strip-components=1')
}, 120_000)

function theirs(script: string): unknown {
  const file = join(folder, 'theirs/script.mjs')
  writeFileSync(file, script)
  return JSON.parse(run(join(folder, 'theirs'), process.execPath, '--no-strip-types', file))
}

interface Dcc {
  readonly id: string
  readonly vector: { readonly PREFIX: string; readonly TESTCTX: { readonly CERTIFICATE: string } }
}

describe('the packed library', () => {
  it('reads a certificate in both engines, in a folder of its own', () => {
    const dcc = vectors<Dcc>('dgc-testdata').find(({ id }) => id === 'AE/2DCode/raw/vaccine.json')?.vector
    const given = JSON.stringify([dcc?.PREFIX, JSON.stringify([dcc?.TESTCTX.CERTIFICATE])])
    const answer = theirs(`
      import * as node from '@pratique/health-credential'
      import * as web from '@pratique/health-credential/web'
      import { NO_TRUST, statedHealth } from '@pratique/health-credential/shared'
      const [text, source] = ${given}
      const at = new Date('2021-10-10T18:00:00Z')
      const { trust } = node.readTrust(source)
      const read = node.readCredential(text, { trust, at })
      const read2 = await web.readCredential(text, { trust: (await web.readTrust(source)).trust, at })
      const unknown = await web.readCredential(text, { trust: NO_TRUST, at })
      console.log(JSON.stringify([read.valid, read2.valid, unknown.verdict, statedHealth(read).person.familyName]))
    `)
    expect(answer).toEqual([true, true, 'unknown', 'BLAKE'])
  })

  it('issues and withdraws a code as its README says', () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8')
    const example = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)][1]?.[1] ?? ''
    expect(
      theirs(`${example}\nconsole.log(JSON.stringify([verification.verdict, verification.status]))`),
    ).toEqual(['invalid', 'revoked'])
  })

  it('brings its types and its licence, needs nothing else, and leaves the sources as they were', () => {
    const packed = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    expect(packed.exports['.']).toEqual({ types: './dist/index.d.ts', default: './dist/index.js' })
    expect(packed.dependencies).toBeUndefined()
    expect(readFileSync(join(installed, 'dist/web.d.ts'), 'utf8')).toContain('readCredential')
    expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toContain('Apache License')
    expect(readFileSync(join(library, 'package.json'), 'utf8')).toBe(
      readFileSync(join(root, 'packages/health-credential/package.json'), 'utf8'),
    )
  })
})
