// `pratique policy check PACK [--json]`: every fault of a pack with its file and path, then its golden cases.
// Languages of the site that the pack lacks are told too, as a finding. Exit 0 in order, 1 with faults or failing cases, 2 wrongly asked. No database and no network.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  GoldenFile,
  type GoldenResult,
  loadPack,
  type Pack,
  type PackFault,
  runGolden,
} from '@pratique/policy-engine'
import { languages } from '../place/language.ts'
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { checkSignature } from '../policy/pack-signature.node.ts'
import { readPackFiles } from '../policy/read-pack.node.ts'
import { signatureInWords } from '../policy/signature-words.ts'
import { findUntranslated, type Untranslated } from '../policy/untranslated.node.ts'
import { packFolderOf } from './pack-argument.ts'

const shownTexts = 3
const usage = 'Usage: pratique policy check PACK [--json]'

interface Report {
  readonly faults: readonly PackFault[]
  readonly cases: number
  readonly failed: readonly GoldenResult[]
}

export async function run(args: string[], io: Io): Promise<number> {
  const options = { json: { type: 'boolean', default: false } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const folder = packFolderOf(positionals[0], usage)
  const report = check(folder)
  const signed = checkSignature(folder)
  const untranslated = findUntranslated(folder, languages)
  io.stdout.write(
    values.json
      ? `${JSON.stringify({ ...report, untranslated, signed })}\n`
      : `${inWords(report)}${untranslated.map(untranslatedInWords).join('')}${signatureInWords(signed)}\n`,
  )
  return report.faults.length + report.failed.length === 0 ? 0 : 1
}

function check(folder: string): Report {
  const loaded = loadPack(readPackFiles(folder))
  if (!loaded.ok) return { faults: loaded.faults, cases: 0, failed: [] }
  const files = goldenFiles(folder).map((file) => checkGolden(folder, file, loaded.pack))
  const results = files.flatMap((file) => file.results)
  return {
    faults: files.flatMap((file) => file.faults),
    cases: results.length,
    failed: results.filter((result) => !result.passed),
  }
}

function goldenFiles(folder: string): readonly string[] {
  const golden = join(folder, 'golden')
  return existsSync(golden)
    ? readdirSync(golden)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : []
}

function checkGolden(folder: string, name: string, pack: Pack) {
  const file = `golden/${name}`
  const parsed = GoldenFile.safeParse(parseJson(readFileSync(join(folder, file), 'utf8')))
  if (parsed.success) return runCases(file, parsed.data.cases, pack)
  const faults = parsed.error.issues.map(({ path, message }): PackFault => {
    return { code: 'invalid-format', file, path: path.map((step) => `/${String(step)}`).join(''), message }
  })
  return { faults, results: [] }
}

/** A case that cannot be run (malformed facts, no version) is a fault of the pack, not of the command. */
function runCases(file: string, cases: GoldenFile['cases'], pack: Pack) {
  const faults: PackFault[] = []
  const results = cases.flatMap((one, index) => {
    try {
      return [runGolden(pack, one)]
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      faults.push({ code: 'invalid-format', file, path: `/cases/${index}`, message })
      return []
    }
  })
  return { faults, results }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** No fault: its readers are told in English. */
function untranslatedInWords({ language, promised, texts }: Untranslated): string {
  const some = texts.slice(0, shownTexts).join(', ')
  const more = texts.length > shownTexts ? ` and ${texts.length - shownTexts} more` : ''
  const head = promised ? `${language}: incomplete` : `${language}: not among the languages of pack.json`
  return `${head}, read in English instead: ${texts.length === 0 ? 'no text is missing' : `${some}${more}`}\n`
}

function inWords({ faults, cases, failed }: Report): string {
  const lines = [
    ...faults.map(({ code, file, path, message }) => `${file}${path}: ${message} (${code})`),
    ...failed.map(({ name, expected, actual }) => {
      return `golden: ${name}\n  expected ${JSON.stringify(expected)}\n  decided  ${JSON.stringify(actual)}`
    }),
    faults.length + failed.length === 0
      ? `In order: no faults, ${cases} golden cases decided as written.`
      : `${faults.length} faults, ${failed.length} of ${cases} golden cases decided otherwise.`,
  ]
  return `${lines.join('\n')}\n`
}
