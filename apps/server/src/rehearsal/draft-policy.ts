// A draft among what was published: the rules in force as they were known at an instant, and the same with the draft.
import type { Pack, PolicyVersion, RuleTexts } from '@pratique/policy-engine'
import { type PublishedPolicies, publishedPolicies } from '../policy/published-policy.ts'

export interface Draft {
  readonly version: PolicyVersion
  /** Words that it adds to the pack or changes in it. */
  readonly texts: Readonly<Record<string, RuleTexts>>
}

/** What stood at an instant, without what was published or taken back later. */
export function knownAt({ pack, versions }: PublishedPolicies, at: Date): PublishedPolicies {
  const known = versions
    .map(({ version, publications }) => ({
      version,
      publications: publications.filter((publication) => publication.at <= at),
    }))
    .filter(({ version, publications }) => publications.length > 0 && new Date(version.publishedAt) <= at)
  return publishedPolicies(pack, known)
}

/** The same with a draft as if two people had published it at an instant. A number of its own is given to it. */
export function withDraft(known: PublishedPolicies, draft: Draft, at: Date): PublishedPolicies {
  const { pack, versions } = known
  const publication = {
    deed: 'published' as const,
    at,
    proposedBy: 'rehearsal',
    agreedBy: 'nobody',
    reason: { en: 'rehearsal' },
    expiresAt: null,
  }
  const version = { ...draft.version, publishedAt: at.toISOString() }
  const others = versions.filter(
    (one) => one.version.scheme !== version.scheme || one.version.number !== version.number,
  )
  return publishedPolicies(withTexts(pack, draft), [...others, { version, publications: [publication] }])
}

export const withTexts = (pack: Omit<Pack, 'versions'>, { texts }: Draft): Omit<Pack, 'versions'> => ({
  manifest: pack.manifest,
  texts: new Map([...pack.texts, ...Object.entries(texts)]),
})

/** A replay over a period lets the draft take effect at its start, whatever its own dates say. */
export function effectiveFrom(draft: Draft, from: Date, until: Date): Draft {
  const { version } = draft
  const effectiveAt = from.toISOString()
  return { ...draft, version: { ...version, effectiveAt, expiresAt: until.toISOString(), renewals: [] } }
}
