#!/usr/bin/env node
// Compiles the messages of an app (`apps/server` unless one is named) into typed functions under its
// generated/messages, only when stale.
// Paraglide says "success" when its plugin cannot be loaded and no message came of it: hence the counts here.
// Which languages an app speaks is said by its files alone: `locales` of its settings follow them, and so does
// generated/languages.ts, which tells the app what each is called and which way it is written.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const app = join(dirname(fileURLToPath(import.meta.url)), '..', process.argv[2] ?? 'apps/server')
const sources = join(app, 'messages')
const project = join(app, 'project.inlang')
const outdir = join(app, 'generated', 'messages')
const stamp = join(outdir, 'source.sha256')

const files = readdirSync(sources)
  .filter((name) => name.endsWith('.json'))
  .sort()
const settings = withLocalesFound(join(project, 'settings.json'))
const rooms = settings['plugin.inlang.messageFormat'].pathPattern.map(
  (p) => p.split('/').at(-1).split('.')[0],
)
const hash = files
  .reduce(
    (sum, name) => sum.update(name).update(readFileSync(join(sources, name))),
    createHash('sha256')
      .update(JSON.stringify(settings))
      .update(readFileSync(fileURLToPath(import.meta.url))),
  )
  .digest('hex')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) process.exit(0)

const { compile } = await import('@inlang/paraglide-js')
await compile({
  project,
  outdir,
  outputStructure: 'locale-modules',
  strategy: ['baseLocale'],
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
})
const wanted = keysOf(settings.baseLocale).length
const compiled = Object.keys(await import(join(outdir, 'messages', '_index.js'))).length
const faults = faultsOf()
if (compiled !== wanted) faults.push(`${wanted} messages are written, ${compiled} were compiled`)
if (faults.length > 0) fail(faults)
writeFileSync(join(app, 'generated', 'languages.ts'), languagesModule())
writeFileSync(stamp, hash)
process.stderr.write(`messages: ${compiled} in ${settings.locales.length} languages\n`)
process.exit(0) // the SDK leaves a 30 s timer behind

/** The settings, their languages being those that files are found for: the base first, a new one last. */
function withLocalesFound(path) {
  const text = readFileSync(path, 'utf8')
  const written = JSON.parse(text)
  const found = [...new Set(files.map((name) => name.split('.').at(-2)))]
  const foreign = found.filter((tag) => Intl.getCanonicalLocales(tag)[0] !== tag)
  if (foreign.length > 0) fail(foreign.map((tag) => `"${tag}" is not how BCP 47 spells a language`))
  const known = written.locales.filter((tag) => found.includes(tag))
  const locales = [...known, ...found.filter((tag) => !known.includes(tag)).sort()]
  if (locales.join() === written.locales.join()) return written
  const list = locales.map((tag) => JSON.stringify(tag)).join(', ')
  writeFileSync(path, text.replace(/"locales": \[[^\]]*\]/, `"locales": [${list}]`))
  return { ...written, locales }
}

/** Each under its own name, as people look for it. Browsers do not all know which way a language is written; Node does. */
function languagesModule() {
  const entries = settings.locales.map((tag) => {
    const own = new Intl.DisplayNames([tag], { type: 'language' }).of(tag)
    const [first = '', ...rest] = own
    const name = [first.toLocaleUpperCase(tag), ...rest].join('')
    const { direction } = new Intl.Locale(tag).getTextInfo()
    return `  ${JSON.stringify(tag)}: ${JSON.stringify({ name, direction })},`
  })
  const head = '// Written by scripts/compile-messages.mjs from the files in messages/.'
  return `${head}\nexport const languages = {\n${entries.join('\n')}\n} as const\n`
}

/** Every message in every language, and no file that no pattern reads. */
function faultsOf() {
  const base = keysOf(settings.baseLocale)
  const expected = rooms.flatMap((room) => settings.locales.map((locale) => `${room}.${locale}.json`))
  const stray = files
    .filter((name) => !expected.includes(name))
    .map((name) => `${name} is read by no pattern`)
  const missing = settings.locales.flatMap((locale) => {
    const have = new Set(keysOf(locale))
    const lacks = base.filter((key) => !have.has(key)).map((key) => `${key} has no text in ${locale}`)
    const extra = [...have].filter((key) => !base.includes(key)).map((key) => `${key} is only in ${locale}`)
    return [...lacks, ...extra]
  })
  return [...stray, ...missing]
}

function keysOf(locale) {
  const keys = rooms.flatMap((room) => {
    const path = join(sources, `${room}.${locale}.json`)
    return existsSync(path) ? Object.keys(JSON.parse(readFileSync(path, 'utf8'))) : []
  })
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at)
  if (twice.length > 0) fail(twice.map((key) => `${key} is written twice in ${locale}`))
  return keys
}

function fail(lines) {
  const shown = lines.length > 12 ? [...lines.slice(0, 12), `… and ${lines.length - 12} more`] : lines
  process.stderr.write(`messages: ${shown.join('\nmessages: ')}\n`)
  process.exit(1)
}
