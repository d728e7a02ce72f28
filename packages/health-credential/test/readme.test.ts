// The examples of the README run as they stand there.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import * as node from '../src/index.ts'
import * as shared from '../src/shared.ts'
import * as web from '../src/web.ts'
import { vectors } from './vectors.ts'

const here = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pratique-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

const blocks = [...readFileSync(join(here, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
  (match) => match[1] ?? '',
)

/** Runs an example with some names given, and hands back what it calls `verification`. */
async function run(name: string, source: string, given: Readonly<Record<string, string>> = {}) {
  const names = Object.entries(given).map(([key, value]) => `const ${key} = ${JSON.stringify(value)}\n`)
  const entry = pathToFileURL(join(here, 'src/index.ts')).href
  const file = join(folder, `${name}.ts`)
  writeFileSync(
    file,
    `${names.join('')}${source.replaceAll("'@pratique/health-credential'", JSON.stringify(entry))}\nexport { verification }\n`,
  )
  const { verification } = await import(pathToFileURL(file).href)
  return verification
}

describe('the README', () => {
  it('names everything that is exported', () => {
    const readme = readFileSync(join(here, 'README.md'), 'utf8')
    const exported = [...Object.keys(node), ...Object.keys(web), ...Object.keys(shared)]
    expect(exported.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
    const table = readme.slice(
      readme.indexOf('## What is exported'),
      readme.indexOf('`@pratique/health-credential/shared` has'),
    )
    const named = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !exported.includes(name))).toEqual([])
  })

  it('has two examples', () => {
    expect(blocks).toHaveLength(2)
  })

  it('reads a certificate as it says', async () => {
    interface Dcc {
      readonly id: string
      readonly vector: { readonly PREFIX: string; readonly TESTCTX: { readonly CERTIFICATE: string } }
    }
    const record = vectors<Dcc>('dgc-testdata').find(({ id }) => id === 'AE/2DCode/raw/vaccine.json')
    const given = {
      text: record?.vector.PREFIX ?? '',
      trustText: JSON.stringify([record?.vector.TESTCTX.CERTIFICATE]),
    }
    expect(await run('read', blocks[0] ?? '', given)).toMatchObject({
      format: 'dcc',
      valid: true,
      problems: [],
      issuer: 'AE',
    })
  })

  it('issues, withdraws and verifies a code as it says', async () => {
    expect(await run('issue', blocks[1] ?? '')).toMatchObject({
      verdict: 'invalid',
      status: 'revoked',
      document: 'match',
      problems: [{ code: 'revoked' }],
    })
  })
})
