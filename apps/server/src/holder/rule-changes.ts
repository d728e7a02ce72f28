// When what was published of a pack may have changed somebody's decision.
import { expiryOf } from '@pratique/policy-engine'
import type { Rulebook } from './deciding.ts'

/** The instants up to `now` at which something was published, took effect, ended or was taken back, in order. */
export function changesUpTo({ policies, lists }: Rulebook, now: Date): readonly Date[] {
  const ofVersions = policies.pack.versions.flatMap((version) => [
    version.publishedAt,
    version.effectiveAt,
    expiryOf(version, now),
  ])
  const ofPublications = policies.versions.flatMap(({ publications }) => publications.map(({ at }) => at))
  const ofLists = lists.flatMap(({ publishedAt, effectiveAt }) => [publishedAt, effectiveAt])
  return [...ofVersions, ...ofPublications, ...ofLists]
    .map((at) => new Date(at))
    .filter((at) => at <= now)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** Everything that was published, each under a name of its own, with its instant. */
export const publicationsOf = ({ policies, lists }: Rulebook): readonly { key: string; at: Date }[] => [
  ...policies.versions.flatMap(({ version, publications }) =>
    publications.map(({ at }, step) => ({ key: `${version.scheme}/${version.number}/${step + 1}`, at })),
  ),
  ...lists.map(({ list, edition, publishedAt }) => ({
    key: `${list}/${edition}`,
    at: new Date(publishedAt),
  })),
]
