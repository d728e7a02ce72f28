#!/usr/bin/env node
// `node scripts/begin-language.mjs pt`: lays out every file of a language to translate, filled with the English words.
// With --pseudo the words are marked and spread, as no translation is: such a language shows on any page what was not
// taken from a file, and a test opens the product in one. --root DIR: of another copy of the project.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { pseudo: { type: 'boolean', default: false }, root: { type: 'string' } },
  allowPositionals: true,
})
const [tag = ''] = positionals
const root = resolve(values.root ?? join(import.meta.dirname, '..'))
if (!isSpelled(tag)) end(`Name a language by its BCP 47 tag: de, pt-BR, zh-Hant. "${tag}" is none.`)
if (readdirSync(join(root, 'apps/server/messages')).includes(`site.${tag}.json`))
  end(`There are messages in ${tag} already.`)

const own = ['apps/server/messages', 'apps/desk/messages', 'packages/policy-engine/languages']
for (const folder of own.map((path) => join(root, path)))
  for (const name of readdirSync(folder).filter((file) => /(^|\.)en\.json$/.test(file)))
    write(join(folder, name.replace(/en\.json$/, `${tag}.json`)), leaves(read(join(folder, name))))

// Real texts are written into a pack by hand, beside the English; `policy check` names those that are missing.
for (const pack of values.pseudo ? readdirSync(join(root, 'packs')) : [])
  for (const file of wordFiles(join(root, 'packs', pack))) {
    const words = inAll(read(file))
    write(file, file.endsWith('/pack.json') ? { ...words, languages: [...words.languages, tag] } : words)
  }
process.stdout.write(`${tag}: the files are laid out. docs/guides/translator.md tells how to go on.\n`)

function wordFiles(pack) {
  return ['', 'versions', 'texts', 'lists', 'places'].flatMap((folder) =>
    existsSync(join(pack, folder))
      ? readdirSync(join(pack, folder))
          .filter((name) => name.endsWith('.json') && name !== 'names.json')
          .map((name) => join(pack, folder, name))
      : [],
  )
}

/** A text in each language gets one more; a questionnaire keeps its translations beside the text (FHIR R4). */
function inAll(value) {
  if (Array.isArray(value)) return value.map(inAll)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if ('en' in value && entries.every(([key]) => isSpelled(key))) return { ...value, [tag]: leaves(value.en) }
  return Object.fromEntries(
    entries.map(([key, part]) => {
      const english = key.startsWith('_') ? value[key.slice(1)] : undefined
      return [key, typeof english === 'string' ? translated(part, english) : inAll(part)]
    }),
  )
}

function translated(part, english) {
  const { url } = part.extension[0]
  const extension = [
    { url: 'lang', valueCode: tag },
    { url: 'content', valueString: leaves(english) },
  ]
  return { ...part, extension: [...part.extension, { url, extension }] }
}

function isSpelled(text) {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(text)
}

/** The words of a file, in the shape it has; how a message chooses among its cases is no word. */
function leaves(value) {
  if (Array.isArray(value)) return value.map(leaves)
  if (typeof value === 'string') return values.pseudo ? pseudo(value) : value
  if (typeof value !== 'object' || value === null) return value
  const choosing = ['declarations', 'selectors']
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, part]) => [key, choosing.includes(key) ? part : leaves(part)]))
}

/** Letters with marks, and brackets that show a cut; what stands in braces or is a tag stays. */
function pseudo(text) {
  const marked = text
    .split(/(\{[^}]*\}|<[^>]*>)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[aeiouAEIOU]/g, (letter) => `${letter}\u0301`.normalize('NFC')),
    )
  return `⟦${marked.join('')}⟧`
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function write(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}

function end(words) {
  process.stderr.write(`${words}\n`)
  process.exit(2)
}
