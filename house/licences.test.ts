// Dependencies stay permissive, and the lock file names no registry host.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  readonly license?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly resolved?: string
}
const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
)
const packages = Object.entries(lock.packages).filter(
  ([path, locked]) => path.includes('node_modules/') && !locked.link,
)

const permissive = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'PostgreSQL',
  'Python-2.0',
  'CC-BY-4.0',
  'MIT-0',
])
// Packages whose own files carry the licence while their manifest is silent, looked at by hand.
const readByHand: Record<string, string> = { '@inlang/plugin-message-format': 'MIT', '@lix-js/sdk': 'MIT' }

// Vite's, for building only; npm does not mark it so, since a library names Vite as an optional peer.
function allowed(path: string, { license, dev }: Locked): boolean {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const named = license ?? Object.entries(readByHand).find(([prefix]) => name.startsWith(prefix))?.[1]
  if (!named) return false
  const terms = named.replace(/[()]/g, '').replace(/ WITH LLVM-exception/g, '')
  const either = terms.split(' OR ').some((term) => term.split(' AND ').every((part) => permissive.has(part)))
  const buildTool = dev === true || name === 'lightningcss' || name.startsWith('lightningcss-')
  return either || (buildTool && terms === 'MPL-2.0')
}

test('every dependency is permissively licensed, MPL only for build tools', () => {
  expect(packages.length).toBeGreaterThan(100)
  expect(
    packages
      .filter(([path, locked]) => !allowed(path, locked))
      .map(([path, locked]) => `${path}: ${locked.license ?? 'no licence named'}`),
  ).toEqual([])
})

test('the lock file names no registry host', () => {
  expect(packages.filter(([, locked]) => locked.resolved?.startsWith('http'))).toEqual([])
})
