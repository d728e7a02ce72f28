// A pack from its files: JSON and format first, then everything that only shows when the parts stand
// together. All faults are collected, each with its file and path: who writes a pack mends it once.
import type { z } from 'zod'
import { checkPack } from './check-pack.ts'
import { type Pack, PackManifest } from './pack.ts'
import { RuleTexts } from './pack-text.ts'
import { PolicyVersion } from './pack-version.ts'
import type { PackFault } from './rule/fault.ts'

/** The files of a pack: text by path inside its folder, with `/` between names. */
export type PackFiles = ReadonlyMap<string, string>

/** The pack, or everything that is wrong with it. */
export type LoadedPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly faults: readonly PackFault[] }

/**
 * Reads `pack.json`, `versions/*.json` and `texts/*.json` and checks them. Pure; never throws.
 * Other files of the folder (questionnaire, lists, feeds, golden cases) belong to others and are not read.
 */
export function loadPack(files: PackFiles): LoadedPack {
  const faults: PackFault[] = []
  const manifest = readFile(files, 'pack.json', PackManifest, faults)
  const versions = namesIn(files, 'versions').flatMap(
    (name) => readFile(files, name, PolicyVersion, faults) ?? [],
  )
  const texts = namesIn(files, 'texts').flatMap((name): [string, RuleTexts][] => {
    const words = readFile(files, name, RuleTexts, faults)
    return words ? [[name.slice('texts/'.length, -'.json'.length), words]] : []
  })
  if (!manifest || faults.length > 0) return { ok: false, faults }
  const ordered = versions.toSorted((a, b) => a.scheme.localeCompare(b.scheme) || a.number - b.number)
  const pack: Pack = { manifest, versions: ordered, texts: new Map(texts) }
  const wrong = checkPack(pack)
  return wrong.length > 0 ? { ok: false, faults: wrong } : { ok: true, pack }
}

const namesIn = (files: PackFiles, folder: string): readonly string[] =>
  [...files.keys()].filter((name) => name.startsWith(`${folder}/`) && name.endsWith('.json')).sort()

function readFile<S extends z.ZodType>(
  files: PackFiles,
  file: string,
  schema: S,
  faults: PackFault[],
): z.infer<S> | undefined {
  const text = files.get(file)
  if (text === undefined) {
    faults.push({ code: 'missing-file', file, path: '', message: 'this file is not there' })
    return undefined
  }
  const json = parseJson(text)
  if (json === undefined) {
    faults.push({ code: 'invalid-json', file, path: '', message: 'this is not JSON' })
    return undefined
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) {
    faults.push({
      code: 'invalid-format',
      file,
      path: path.map((step) => `/${String(step)}`).join(''),
      message,
    })
  }
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
