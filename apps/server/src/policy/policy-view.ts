// The rules as anybody may read them: in words, in one language, with where each comes from. What a decision says
// about a person is said here about everybody, with general words in place of her facts.
import {
  expiryOf,
  fill,
  type Language,
  type PackManifest,
  type PolicyVersion,
  type Rule,
  type RuleMeasure,
  type Source,
  say,
  type VersionChoice,
  versionFor,
} from '@pratique/policy-engine'
import type { Publication, PublishedPolicies, PublishedVersion } from './published-policy.ts'

export interface MeasureView {
  readonly code: string
  readonly kind: string
  readonly label: string
  readonly now: string
  /** From which day it counts; that day is day 0. */
  readonly from: RuleMeasure['from']
  /** What the pack calls that day, where it is a slot of its own. */
  readonly fromLabel: string | null
  /** Ends at 24:00 of this day; null when a fact closes it, or when it is done once. */
  readonly days: number | null
  /** For what is done once: within so many hours. */
  readonly withinHours: number | null
}

export interface RuleView {
  readonly id: string
  readonly number: number
  readonly state: string
  readonly colour: string
  /** Whom it concerns; everybody when empty. */
  readonly categories: readonly string[]
  readonly title: string
  readonly because: string
  readonly change: string
  readonly now: string
  /** The expression itself, CertLogic. */
  readonly when: unknown
  readonly measures: readonly MeasureView[]
  readonly source: Source
  /** What the World Health Organization advises, and why the rule goes further (IHR Art. 43). */
  readonly who: { readonly advice: string; readonly beyond: string | null; readonly source: Source } | null
}

export interface PublicationView extends Omit<Publication, 'at' | 'expiresAt' | 'reason'> {
  readonly at: string
  readonly expiresAt: string | null
  readonly reason: string
}

export interface VersionView {
  readonly number: number
  readonly title: string
  readonly reason: string
  readonly publishedAt: string
  readonly effectiveAt: string
  /** With its renewals so far. */
  readonly expiresAt: string
  readonly binds: { readonly airborne: string; readonly landed: string; readonly reason: string | null }
  /** Why it needs no list of areas; null when it reads the list in force. */
  readonly withoutList: string | null
  readonly publications: readonly PublicationView[]
  readonly rules: readonly RuleView[]
}

export interface SchemeView {
  readonly code: string
  readonly label: string
  readonly states: readonly {
    readonly code: string
    readonly colour: string
    readonly shape: string
    readonly label: string
    readonly now: string
  }[]
  /** Binds who arrives now; null when none was published, or the last has ended. */
  readonly inForce: number | null
  /** Published by now, the latest first. */
  readonly versions: readonly VersionView[]
}

export interface PolicyView {
  readonly pack: string
  readonly title: string
  readonly authority: string
  readonly zone: string
  readonly at: string
  readonly language: Language
  readonly schemes: readonly SchemeView[]
}

export function policyView(policies: PublishedPolicies, at: Date, language: Language): PolicyView {
  const { manifest } = policies.pack
  const { names, zone } = manifest.authority
  return {
    pack: manifest.id,
    title: say(manifest.title, language),
    authority: say(names, language),
    zone,
    at: at.toISOString(),
    language,
    schemes: manifest.schemes.map((scheme) => schemeView(policies, scheme, at, language)),
  }
}

function schemeView(
  policies: PublishedPolicies,
  { code, labels, states }: PackManifest['schemes'][number],
  at: Date,
  language: Language,
): SchemeView {
  const isPublished = ({ version }: PublishedVersion) =>
    version.scheme === code && Date.parse(version.publishedAt) <= at.getTime()
  return {
    code,
    label: say(labels, language),
    states: states.map((state) => ({
      code: state.code,
      colour: state.colour,
      shape: state.shape,
      label: say(state.labels, language),
      now: say(state.now, language),
    })),
    inForce: numberInForce(policies.standingAt(at), code, at),
    versions: policies.versions
      .filter(isPublished)
      .toSorted((a, b) => b.version.number - a.version.number)
      .map((published) => versionView(policies, published, at, language)),
  }
}

function numberInForce(pack: PublishedPolicies['pack'], scheme: string, at: Date): number | null {
  const choice: VersionChoice = versionFor(pack, { scheme, arrivalAt: at.toISOString(), now: at })
  return choice.kind === 'in-force' ? choice.version.number : null
}

function versionView(
  policies: PublishedPolicies,
  { version: document, publications }: PublishedVersion,
  at: Date,
  language: Language,
): VersionView {
  const { pack } = policies
  const { scheme, number } = document
  const version = pack.versions.find((one) => one.scheme === scheme && one.number === number) ?? document
  const { airborne, landed, reason } = version.binds
  return {
    number,
    title: say(version.title, language),
    reason: say(version.reason, language),
    publishedAt: version.publishedAt,
    effectiveAt: version.effectiveAt,
    expiresAt: expiryOf(version, at),
    binds: { airborne, landed, reason: reason ? say(reason, language) : null },
    withoutList: withoutList(version, language),
    publications: publications.filter((one) => one.at <= at).map((one) => publicationView(one, language)),
    rules: version.rules.map((rule) => ruleView(policies, version, rule, language)),
  }
}

const withoutList = ({ riskList }: PolicyVersion, language: Language): string | null =>
  riskList === 'required' ? null : say(riskList.none.decision, language)

const publicationView = (publication: Publication, language: Language): PublicationView => ({
  ...publication,
  at: publication.at.toISOString(),
  expiresAt: publication.expiresAt?.toISOString() ?? null,
  reason: say(publication.reason, language),
})

function ruleView(
  { pack }: PublishedPolicies,
  { scheme }: PolicyVersion,
  rule: Rule,
  language: Language,
): RuleView {
  const words = pack.texts.get(rule.texts)?.[language] ?? pack.texts.get(rule.texts)?.en
  const states = pack.manifest.schemes.find(({ code }) => code === scheme)?.states ?? []
  return {
    id: rule.id,
    number: rule.number,
    state: rule.state,
    colour: states.find(({ code }) => code === rule.state)?.colour ?? 'unknown',
    categories: rule.categories ?? [],
    title: words?.title ?? rule.id,
    because: fill(words?.because ?? '', new Map(), language, pack.manifest),
    change: words?.change ?? '',
    now: words?.now ?? '',
    when: rule.when,
    measures: rule.measures.map((measure) => measureView(pack.manifest, measure, language)),
    source: rule.source,
    who: whoView(rule, language),
  }
}

function whoView({ who }: Rule, language: Language): RuleView['who'] {
  if (who === undefined) return null
  const { advice, beyond, source } = who
  return { advice: say(advice, language), beyond: beyond ? say(beyond, language) : null, source }
}

function measureView(manifest: PackManifest, measure: RuleMeasure, language: Language): MeasureView {
  const found = manifest.measures.find(({ code }) => code === measure.code)
  const slot = manifest.slots.find(({ name }) => name === measure.from)
  return {
    code: measure.code,
    kind: found?.kind ?? 'unknown',
    label: found ? say(found.labels, language) : measure.code,
    now: found ? say(found.now, language) : '',
    from: measure.from,
    fromLabel: slot ? say(slot.labels, language) : null,
    days: measure.days ?? null,
    withinHours: measure.withinHours ?? null,
  }
}
