// `pratique policy diff PACK VERSION VERSION`: what differs between two versions, in words. A version is its number,
// or SCHEME-NUMBER; `OTHER-PACK:VERSION` takes it from a draft, whose questions and lists are compared then too. Exit 0 alike, 1 different, 2 wrongly asked.
import {
  type Change,
  diffVersions,
  type Language,
  type Pack,
  type VersionInPack,
} from '@pratique/policy-engine'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { diffPackFiles, type FileChange } from './diff-pack-files.ts'
import { packFolderOf } from './pack-argument.ts'

const usage =
  'Usage: pratique policy diff PACK VERSION VERSION [--language en] [--json]   (VERSION: 1, resident-1, or FOLDER:1)'

export async function run(args: string[], io: Io): Promise<number> {
  const options = {
    json: { type: 'boolean', default: false },
    language: { type: 'string', default: 'en' },
  } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [name, from, to] = positionals
  if (from === undefined || to === undefined)
    throw new WrongQuestion(`Name a pack and two versions.\n${usage}`)
  const pack = readPack(packFolderOf(name, usage))
  const language = languageOf(values.language, pack)
  const folder = packFolderOf(name, usage)
  const [before, after] = [folderOf(folder, from), folderOf(folder, to)]
  const changes = [
    ...diffVersions(findVersion(pack, from), findVersion(pack, to), language),
    ...(before === after ? [] : diffPackFiles(before, after, { language, pack: pack.manifest.id })),
  ]
  io.stdout.write(values.json ? `${JSON.stringify(changes)}\n` : inWords(changes))
  return changes.length === 0 ? 0 : 1
}

function languageOf(text: string, { manifest }: Pack): Language {
  if (manifest.languages.includes(text)) return text
  throw new WrongQuestion(`--language "${text}" is none of ${manifest.languages.join(', ')}.`)
}

function findVersion(ofPack: Pack, text: string): VersionInPack {
  const colon = text.lastIndexOf(':')
  const pack = colon < 0 ? ofPack : readPack(packFolderOf(text.slice(0, colon), usage))
  const wanted = text.slice(colon + 1)
  const [first] = pack.manifest.schemes
  const key = /^\d+$/.test(wanted) ? `${first?.code}-${wanted}` : wanted
  const version = pack.versions.find((one) => `${one.scheme}-${one.number}` === key)
  if (version) return { pack, version }
  const names = pack.versions.map((one) => `${one.scheme}-${one.number}`).join(', ')
  throw new WrongQuestion(`The pack has no version "${wanted}". It has: ${names}.`)
}

/** Questions and lists belong to the whole folder: they differ only between two folders. */
function folderOf(ofPack: string, text: string): string {
  const colon = text.lastIndexOf(':')
  return colon < 0 ? ofPack : packFolderOf(text.slice(0, colon), usage)
}

function inWords(changes: readonly (Change | FileChange)[]): string {
  if (changes.length === 0) return 'No difference.\n'
  const lines = changes.flatMap(({ part, of, what, before, after }) => [
    `${part} ${of}: ${what}`,
    ...(before === null ? [] : [`  − ${before}`]),
    ...(after === null ? [] : [`  + ${after}`]),
  ])
  return `${lines.join('\n')}\n`
}
