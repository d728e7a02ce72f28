// What differs between two versions, in words: what an officer reads before she agrees to a change. Rules are
// compared by their id and by what they say, not by how their JSON is laid out.
import type { Pack } from './pack.ts'
import type { Language, Text } from './pack-text.ts'
import type { PolicyVersion, Rule, RuleMeasure } from './pack-version.ts'
import { sayRule } from './sentence/sentence.ts'

/** One difference. `before` and `after` are sentences; null where there was or is nothing. */
export interface Change {
  readonly part: 'version' | 'rule' | 'words'
  /** The field of the version, or the id of the rule. */
  readonly of: string
  readonly what: 'added' | 'removed' | 'state' | 'condition' | 'measures' | 'whom' | 'value' | 'text'
  readonly before: string | null
  readonly after: string | null
}

/** A version with the pack that it belongs to: a draft and what is published may stand in two packs. */
export interface VersionInPack {
  readonly pack: Pack
  readonly version: PolicyVersion
}

/** The differences from one version to another, in a language; empty when they decide and say the same. */
export function diffVersions(from: VersionInPack, to: VersionInPack, language: Language): readonly Change[] {
  const ids = [...new Set([...from.version.rules, ...to.version.rules].map((rule) => rule.id))]
  return [
    ...diffHead(from.version, to.version, language),
    ...ids.flatMap((id) => diffRule(id, from, to, language)),
  ]
}

function diffHead(from: PolicyVersion, to: PolicyVersion, language: Language): Change[] {
  const head = (version: PolicyVersion): Readonly<Record<string, string>> => ({
    effectiveAt: version.effectiveAt,
    expiresAt: version.renewals.at(-1)?.expiresAt ?? version.expiresAt,
    binds: `airborne ${version.binds.airborne}, landed ${version.binds.landed}`,
    riskList:
      version.riskList === 'required' ? 'required' : inLanguage(version.riskList.none.decision, language),
    reason: inLanguage(version.reason, language),
  })
  const [before, after] = [head(from), head(to)]
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => change('version', field, 'value', before[field], after[field]))
}

function diffRule(id: string, from: VersionInPack, to: VersionInPack, language: Language): Change[] {
  const [old, now] = [from, to].map(({ version }) => version.rules.find((rule) => rule.id === id))
  if (!old && now) return [change('rule', id, 'added', null, sayWhole(now, to, language))]
  if (old && !now) return [change('rule', id, 'removed', sayWhole(old, from, language), null)]
  if (!old || !now) return []
  const pairs = [
    ['state', old.state, now.state],
    ['whom', whom(old), whom(now)],
    ['condition', sentence(old, from, language), sentence(now, to, language)],
    ['measures', sayMeasures(old.measures, from, language), sayMeasures(now.measures, to, language)],
  ] as const
  const rules = pairs.filter(([, a, b]) => a !== b).map(([what, a, b]) => change('rule', id, what, a, b))
  return [...rules, ...diffWords(id, [old, from], [now, to])]
}

/** Every language that changed is named: a text made milder in one language only is a trap. */
function diffWords(
  id: string,
  [old, from]: [Rule, VersionInPack],
  [now, to]: [Rule, VersionInPack],
): Change[] {
  const words = (rule: Rule, { pack }: VersionInPack, language: Language) => {
    const found = pack.texts.get(rule.texts)?.[language]
    return found ? [found.title, found.because, found.change, found.now].join(' ') : undefined
  }
  const spoken = [from, to].flatMap(({ pack }) => pack.manifest.languages)
  return [...new Set(spoken)].flatMap((language) => {
    const [before, after] = [words(old, from, language), words(now, to, language)]
    return before === after ? [] : [change('words', `${id} (${language})`, 'text', before, after)]
  })
}

const change = (
  part: Change['part'],
  of: string,
  what: Change['what'],
  before: string | null | undefined,
  after: string | null | undefined,
): Change => ({ part, of, what, before: before ?? null, after: after ?? null })

const sentence = (rule: Rule, { pack, version }: VersionInPack, language: Language): string =>
  sayRule(rule, { manifest: pack.manifest, scheme: version.scheme, language })

const sayWhole = (rule: Rule, where: VersionInPack, language: Language): string => {
  const measures = sayMeasures(rule.measures, where, language)
  return `${rule.state}: ${sentence(rule, where, language)}${measures === '' ? '' : ` → ${measures}`}`
}

const whom = (rule: Rule): string =>
  [...(rule.categories ?? ['all']), ...(rule.otherwise ? ['otherwise'] : [])].join(', ')

function sayMeasures(measures: readonly RuleMeasure[], { pack }: VersionInPack, language: Language): string {
  return measures
    .map(({ code, days, from, withinHours }) => {
      const labels = pack.manifest.measures.find((measure) => measure.code === code)?.labels
      const end = days === undefined ? '' : ` (${days} d, ${from})`
      const limit = withinHours === undefined ? '' : ` (≤ ${withinHours} h)`
      return `${labels ? inLanguage(labels, language) : code}${end}${limit}`
    })
    .join('; ')
}

const inLanguage = (text: Text, language: Language): string => text[language] ?? text.en ?? ''
