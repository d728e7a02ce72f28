// What was published of a pack, and which of it binds a holder at an instant.
import {
  type CompiledPolicy,
  compilePolicy,
  type Pack,
  type PolicyVersion,
  type Text,
  type VersionQuestion,
  versionFor,
} from '@pratique/policy-engine'

export interface Publication {
  readonly deed: 'published' | 'renewed' | 'rolled-back'
  readonly at: Date
  readonly proposedBy: string
  readonly agreedBy: string
  /** By language. */
  readonly reason: Text
  /** For a renewal: the new end. */
  readonly expiresAt: Date | null
}

export interface PublishedVersion {
  readonly version: PolicyVersion
  /** In the order they were done; the first is `published`. */
  readonly publications: readonly Publication[]
}

export interface BindingPolicy {
  readonly policy: CompiledPolicy
  readonly expiresAt: string
  /** Its time is over and nobody renewed it: it may no longer ask anything of those who come after. */
  readonly expired: boolean
}

export interface PublishedPolicies {
  readonly pack: Pack
  readonly versions: readonly PublishedVersion[]
  /** The pack with what stood at an instant: published ever, and not rolled back by then. */
  readonly standingAt: (now: Date) => Pack
  /** The version that binds; null when none of the scheme was published by then. */
  readonly bindingFor: (question: VersionQuestion) => BindingPolicy | null
  /** A version by its number, to make a decision of the past again. */
  readonly findPolicy: (scheme: string, number: number) => CompiledPolicy | null
}

/** `pack` gives manifest and words; which versions there are, and their renewals, the publications say. */
export function publishedPolicies(
  pack: Omit<Pack, 'versions'>,
  versions: readonly PublishedVersion[],
): PublishedPolicies {
  const compiled = new Map<string, CompiledPolicy>()
  const all: Pack = { ...pack, versions: versions.map(withRenewals) }
  const compile = (scheme: string, number: number): CompiledPolicy => {
    const key = `${scheme}/${number}`
    const policy = compiled.get(key) ?? compilePolicy(all, number, scheme)
    compiled.set(key, policy)
    return policy
  }
  const standing = standingAt(all, versions)
  return {
    pack: all,
    versions,
    standingAt: standing,
    bindingFor(question) {
      const choice = versionFor(standing(question.now), question)
      if (choice.kind === 'none') return null
      const { version, expiresAt } = choice
      const expired = choice.kind === 'expired' && !boundBefore(question, expiresAt)
      return { policy: compile(version.scheme, version.number), expiresAt, expired }
    },
    findPolicy: (scheme, number) =>
      versions.some(({ version }) => version.scheme === scheme && version.number === number)
        ? compile(scheme, number)
        : null,
  }
}

function withRenewals({ version, publications }: PublishedVersion): PolicyVersion {
  const renewals = publications.flatMap(({ deed, at, expiresAt, reason }) =>
    deed === 'renewed' && expiresAt
      ? [{ publishedAt: at.toISOString(), expiresAt: expiresAt.toISOString(), reason }]
      : [],
  )
  return { ...version, renewals }
}

/** The pack with what stood at an instant: published and not rolled back by then. */
function standingAt(all: Pack, versions: readonly PublishedVersion[]): (now: Date) => Pack {
  const rolledBack = versions.flatMap(({ version, publications }) =>
    publications.filter(({ deed }) => deed === 'rolled-back').map(({ at }) => ({ version, at })),
  )
  if (rolledBack.length === 0) return () => all
  return (now) => {
    const gone = rolledBack.filter(({ at }) => at <= now).map(({ version }) => version)
    const isGone = ({ scheme, number }: PolicyVersion) =>
      gone.some((version) => version.scheme === scheme && version.number === number)
    return { ...all, versions: all.versions.filter((version) => !isGone(version)) }
  }
}

/** Who arrived while a version stood keeps it until her measures end, though nobody new is bound. */
function boundBefore({ landedAt }: VersionQuestion, expiresAt: string): boolean {
  return landedAt !== undefined && Date.parse(landedAt) < Date.parse(expiresAt)
}
