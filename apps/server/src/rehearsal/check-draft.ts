// What can be said of rules while they are written: every fault with its place, each rule as a sentence, the golden
// cases, and what differs from the version in force. Never throws: a half-written rule is the usual case.
import type { DraftCheck } from '@pratique/api-contract'
import {
  checkPack,
  diffVersions,
  type GoldenCase,
  type Language,
  type Pack,
  PolicyVersion,
  type RuleMeasure,
  RuleTexts,
  runGolden,
  sayRule,
} from '@pratique/policy-engine'
import type { Draft } from './draft-policy.ts'

export interface Checking {
  /** What was published, without the draft. */
  readonly pack: Pack
  readonly golden: readonly GoldenCase[]
  readonly language: Language
}

export type ReadDraft =
  | { readonly ok: true; readonly draft: Draft; readonly pack: Pack }
  | { readonly ok: false; readonly faults: DraftCheck['faults'] }

/** The draft, typed and among the other versions; or everything that is wrong with it. */
export function readDraft(
  document: unknown,
  texts: Readonly<Record<string, unknown>>,
  pack: Pack,
): ReadDraft {
  const version = PolicyVersion.safeParse(document)
  const words = Object.entries(texts).map(([key, text]) => ({ key, parsed: RuleTexts.safeParse(text) }))
  const faults = [
    ...issuesOf('', version),
    ...words.flatMap(({ key, parsed }) => issuesOf(`/texts/${key}`, parsed)),
  ]
  if (!version.success || faults.length > 0) return { ok: false, faults }
  const known = Object.fromEntries(
    words.flatMap(({ key, parsed }) => (parsed.success ? [[key, parsed.data]] : [])),
  )
  const draft: Draft = { version: version.data, texts: known }
  const others = pack.versions.filter(
    (one) => one.scheme !== version.data.scheme || one.number !== version.data.number,
  )
  const whole: Pack = {
    manifest: pack.manifest,
    versions: [...others, version.data],
    texts: new Map([...pack.texts, ...Object.entries(known)]),
  }
  const file = `${version.data.scheme}-${version.data.number}.json`
  const wrong = checkPack(whole)
    .filter((fault) => fault.file.endsWith(file) || fault.file.startsWith('texts/'))
    .map(({ code, path, message }) => ({ code, path, message }))
  return wrong.length > 0 ? { ok: false, faults: wrong } : { ok: true, draft, pack: whole }
}

interface Parsed {
  readonly error?:
    | { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }
    | undefined
}

const issuesOf = (under: string, { error }: Parsed): DraftCheck['faults'] =>
  (error?.issues ?? []).map(({ path, message }) => ({
    code: 'invalid-format',
    path: `${under}${path.map((step) => `/${String(step)}`).join('')}`,
    message,
  }))

export function checkDraft(read: ReadDraft, { pack, golden, language }: Checking): DraftCheck {
  if (!read.ok) return { faults: read.faults, rules: [], cases: [], casesRun: 0, changes: [] }
  const { draft } = read
  const { version } = draft
  const manifest = read.pack.manifest
  const saying = { manifest, scheme: version.scheme, language }
  const scheme = manifest.schemes.find(({ code }) => code === version.scheme)
  const rules = version.rules.map((rule) => ({
    id: rule.id,
    number: rule.number,
    state: rule.state,
    colour: scheme?.states.find(({ code }) => code === rule.state)?.colour ?? 'unknown',
    sentence: sayRule(rule, saying),
    measures: rule.measures.map((measure) => measureWords(measure, read.pack, language)),
    title: read.pack.texts.get(rule.texts)?.[language]?.title ?? rule.id,
  }))
  const { cases, casesRun } = runCases(read.pack, golden, version.scheme)
  const earlier = latestBefore(pack, version)
  const changes = earlier
    ? diffVersions({ pack, version: earlier }, { pack: read.pack, version }, language)
    : []
  return { faults: [], rules, cases, casesRun, changes: [...changes] }
}

function measureWords({ code, days, from }: RuleMeasure, pack: Pack, language: Language): string {
  const labels = pack.manifest.measures.find((measure) => measure.code === code)?.labels
  const label = labels?.[language] ?? labels?.en ?? code
  return days === undefined ? label : `${label} (${days} d, ${from})`
}

/** The version that it would take over from: the latest other of its scheme. */
function latestBefore(pack: Pack, { scheme, number }: PolicyVersion): PolicyVersion | undefined {
  return pack.versions
    .filter((one) => one.scheme === scheme && one.number !== number)
    .toSorted((a, b) => Date.parse(a.effectiveAt) - Date.parse(b.effectiveAt) || a.number - b.number)
    .at(-1)
}

function runCases(pack: Pack, golden: readonly GoldenCase[], scheme: string) {
  const own = golden.filter((one) => one.scheme === scheme)
  const cases = own.flatMap((one): DraftCheck['cases'] => {
    try {
      const { name, passed, expected, actual } = runGolden(pack, one)
      return passed ? [] : [{ name, passed, expected, actual }]
    } catch (error) {
      return [{ name: one.name, passed: false, expected: one.expect, actual: { error: String(error) } }]
    }
  })
  return { cases, casesRun: own.length }
}
