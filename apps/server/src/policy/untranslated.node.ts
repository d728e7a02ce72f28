// What readers of a language would find in English: every text of a pack's files that lacks it. A pack need not speak all
// the languages of the site; whoever publishes it is to know which of its readers will not be spoken to in theirs.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isLanguageTag } from '@pratique/policy-engine'
import { hasPackFile, readPackJson } from '../place/pack-files.node.ts'

/** Languages of the site that a pack has not, and where. */
export interface Untranslated {
  readonly language: string
  /** Whether `pack.json` says that the pack speaks it. */
  readonly promised: boolean
  /** File and path of each text. */
  readonly texts: readonly string[]
}

/** One entry a language in which anything is missing. */
export function findUntranslated(packFolder: string, languages: readonly string[]): readonly Untranslated[] {
  const files = wordFiles(packFolder).map((file) => [file, readPackJson(packFolder, file)] as const)
  const promised = spokenBy(files.find(([file]) => file === 'pack.json')?.[1])
  return languages
    .filter((language) => language !== base)
    .map((language) => ({
      language,
      promised: promised.includes(language),
      texts: files.flatMap(([file, content]) => lacking(content, file, language)),
    }))
    .filter(({ promised: isPromised, texts }) => !isPromised || texts.length > 0)
}

const base = 'en'
/** Names that an authority prefers, where it has any. */
const overrides = 'names.json'
const folders = ['', 'versions', 'texts', 'lists', 'places']

function wordFiles(packFolder: string): readonly string[] {
  return folders.flatMap((folder) => {
    if (folder !== '' && !hasPackFile(packFolder, folder)) return []
    return readdirSync(join(packFolder, folder))
      .filter((name) => name.endsWith('.json') && name !== overrides)
      .map((name) => (folder === '' ? name : `${folder}/${name}`))
      .sort()
  })
}

function spokenBy(manifest: unknown): readonly string[] {
  const languages = isRecord(manifest) ? manifest.languages : []
  return Array.isArray(languages) ? languages.map(String) : []
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function lacking(value: unknown, path: string, language: string): string[] {
  if (Array.isArray(value)) return value.flatMap((part, at) => lacking(part, `${path}/${at}`, language))
  if (!isRecord(value)) return []
  if (isText(value)) return Object.hasOwn(value, language) ? [] : [path]
  const untold = fhirTexts
    .filter(
      (key) => isRecord(value[`_${key}`]) && !JSON.stringify(value[`_${key}`]).includes(`"${language}"`),
    )
    .map((key) => `${path}/${key}`)
  const parts = Object.entries(value).filter(([key]) => !key.startsWith('_'))
  return [...untold, ...parts.flatMap(([key, part]) => lacking(part, `${path}/${key}`, language))]
}

/** A text by language, English among them. */
const isText = (value: Readonly<Record<string, unknown>>): boolean =>
  typeof value.en !== 'undefined' && Object.keys(value).every(isLanguageTag)

/** In a questionnaire the translations of `text` stand beside it, in `_text` (FHIR R4). */
const fhirTexts = ['text', 'title', 'display', 'valueString'] as const
