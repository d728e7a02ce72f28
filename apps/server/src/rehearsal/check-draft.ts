// What can be said of rules while they are written: every fault with its place, each rule as a sentence, the golden
// cases, and what differs from the version in force. Never throws: a half-written rule is the usual case.
import type { DraftCheck } from '@pratique/api-contract'
import {
  checkPack,
  checkRule,
  diffVersions,
  type GoldenCase,
  type Language,
  type Pack,
  PolicyVersion,
  type Rule,
  type RuleMeasure,
  Rule as RuleSchema,
  RuleTexts,
  runGolden,
  type SentenceContext,
  sayRule,
} from '@pratique/policy-engine'
import type { Draft } from './draft-policy.ts'

export interface Checking {
  /** What was published, without the draft. */
  readonly pack: Pack
  /** Of it, what was not taken back. */
  readonly standing: Pack
  readonly now: Date
  readonly golden: readonly GoldenCase[]
  readonly language: Language
}

export type ReadDraft =
  | { readonly ok: true; readonly draft: Draft; readonly pack: Pack }
  | { readonly ok: false; readonly faults: DraftCheck['faults']; readonly document: unknown }

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
  if (!version.success || faults.length > 0) return { ok: false, faults, document }
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
  return wrong.length > 0 ? { ok: false, faults: wrong, document } : { ok: true, draft, pack: whole }
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

export function checkDraft(read: ReadDraft, { pack, standing, now, golden, language }: Checking): DraftCheck {
  if (!read.ok) {
    const rules = soundRules(read.document, pack, language)
    return { faults: read.faults, rules, cases: [], casesRun: 0, changes: [] }
  }
  const { draft } = read
  const { version } = draft
  const manifest = read.pack.manifest
  const saying = { manifest, scheme: version.scheme, language }
  const rules = version.rules.map((rule) => saidRule(rule, read.pack, saying))
  const { cases, casesRun } = runCases(read.pack, golden, version.scheme)
  const earlier = latestBefore(standing, version, now)
  const changes = earlier
    ? diffVersions({ pack, version: earlier }, { pack: read.pack, version }, language)
    : []
  return { faults: [], rules, cases, casesRun, changes: [...changes] }
}

function saidRule(rule: Rule, pack: Pack, saying: SentenceContext): DraftCheck['rules'][number] {
  const { language, scheme } = saying
  const states = pack.manifest.schemes.find(({ code }) => code === scheme)?.states
  return {
    id: rule.id,
    number: rule.number,
    state: rule.state,
    colour: states?.find(({ code }) => code === rule.state)?.colour ?? 'unknown',
    sentence: sayRule(rule, saying),
    measures: rule.measures.map((measure) => measureWords(measure, pack, language)),
    title: pack.texts.get(rule.texts)?.[language]?.title ?? rule.id,
  }
}

/** The rules that can be said though something else is wrong: who mends one does not lose sight of the others. */
function soundRules(document: unknown, pack: Pack, language: Language): DraftCheck['rules'] {
  const { scheme, rules } = Object(document) as { scheme?: unknown; rules?: unknown }
  if (typeof scheme !== 'string' || !Array.isArray(rules)) return []
  return rules.flatMap((one) => {
    const rule = RuleSchema.safeParse(one)
    if (!rule.success || !checkRule(rule.data.when, pack.manifest).ok) return []
    return [saidRule(rule.data, pack, { manifest: pack.manifest, scheme, language })]
  })
}

function measureWords({ code, days, from }: RuleMeasure, pack: Pack, language: Language): string {
  const labels = pack.manifest.measures.find((measure) => measure.code === code)?.labels
  const label = labels?.[language] ?? labels?.en ?? code
  return days === undefined ? label : `${label} (${days} d, ${from})`
}

/** The version that it would take over from: the latest other of its scheme, as it is known to stand. */
function latestBefore(
  { versions }: Pack,
  { scheme, number }: PolicyVersion,
  now: Date,
): PolicyVersion | undefined {
  const known = (at: string) => Date.parse(at) <= now.getTime()
  return versions
    .filter((one) => one.scheme === scheme && one.number !== number && known(one.publishedAt))
    .map((one) => ({ ...one, renewals: one.renewals.filter(({ publishedAt }) => known(publishedAt)) }))
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
