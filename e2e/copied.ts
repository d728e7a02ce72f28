// A copy of the project in a folder of its own, to which files may be added without touching the project itself. What is
// installed is linked; its own packages are the copy's.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const parts = [
  'apps',
  'packages',
  'packs',
  'scripts',
  'docs/problems',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const leftBehind = /(^|\/)(node_modules|generated|dist)(\/|$)/

export function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'pratique-copy-'))
  for (const part of parts)
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => !leftBehind.test(relative(root, path)),
    })
  linkInstalled(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const app of readdirSync(join(root, 'apps')))
    linkInstalled(join(root, 'apps', app, 'node_modules'), join(copy, 'apps', app, 'node_modules'))
  return copy
}

function linkInstalled(from: string, to: string): void {
  if (!existsSync(from)) return
  const names = readdirSync(from)
  mkdirSync(to, { recursive: true })
  for (const name of names.filter((one) => one !== '@pratique' && !one.startsWith('.vite')))
    symlinkSync(resolve(from, name), join(to, name))
  if (!names.includes('@pratique')) return
  mkdirSync(join(to, '@pratique'))
  for (const [name, folder] of ownPackages) symlinkSync(join('..', '..', folder), join(to, '@pratique', name))
}

const ownPackages = ['apps', 'packages'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => [name, join(folder, name)] as const),
)
