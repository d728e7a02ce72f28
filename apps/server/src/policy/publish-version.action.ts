// Two people publish a version of a policy; it is kept for good. What shipped with an exercise says so where the
// people's names would stand.
import type { Pack, PolicyVersion, Text } from '@pratique/policy-engine'
import type { Connection } from '../platform/database.ts'
import type { Deed } from '../platform/deed.ts'
import { eventType } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { packDocument, versionDocument } from './pack-document.node.ts'
import { policyPublishedOtherwise, policyTwoPeople, policyVersionNotFound } from './policy.problems.ts'
import {
  insertPublication,
  insertVersion,
  keepPack,
  listVersionHeads,
  type VersionHead,
  type VersionKey,
} from './policy.store.ts'
import type { Publication } from './published-policy.ts'

/** Whoever decides by policy looks again. */
export const policyPublished = eventType<{ pack: string; scheme: string; number: number }>('policy.published')

export interface Signatures {
  /** Random ids of two officers, or who shipped it. */
  readonly proposedBy: string
  readonly agreedBy: string
  /** By language. */
  readonly reason: Text
  /** When they put their names to it; left out for what shipped, which keeps the instants of its time. */
  readonly at?: Date
}

/** Publishes a version of a checked pack; false where it was published before. Another under its number is refused. */
export async function publishVersion(
  deed: Deed,
  pack: Pack,
  version: PolicyVersion,
  by: Signatures,
): Promise<boolean> {
  refuseOnePerson(by)
  const published = await findHead(deed.db, pack.manifest.id, version)
  const kept = versionDocument(version)
  if (published === undefined) {
    await addVersion(deed, pack, version, by)
    return true
  }
  if (published.digest !== kept.digest.toString('hex'))
    throw new Problem(policyPublishedOtherwise, {
      detail: `Version ${version.number} of ${version.scheme} was published with other rules. Give the new ones a new number.`,
    })
  return false
}

async function addVersion(deed: Deed, pack: Pack, version: PolicyVersion, by: Signatures): Promise<void> {
  const key = { pack: pack.manifest.id, scheme: version.scheme, number: version.number }
  const kept = packDocument(pack)
  await keepPack(deed.db, key.pack, kept, deed.now)
  const { effectiveAt, expiresAt } = version
  await insertVersion(deed.db, {
    ...key,
    kept: versionDocument(version),
    packDigest: kept.digest,
    effectiveAt,
    expiresAt,
  })
  const at = by.at ?? new Date(version.publishedAt)
  await insertPublication(deed.db, { ...key, step: 1 }, { ...by, deed: 'published', at, expiresAt: null })
  for (const [i, renewal] of version.renewals.entries())
    await insertPublication(
      deed.db,
      { ...key, step: i + 2 },
      {
        ...by,
        deed: 'renewed',
        at: by.at ?? new Date(renewal.publishedAt),
        expiresAt: new Date(renewal.expiresAt),
        reason: renewal.reason,
      },
    )
  await deed.house.events.publish(deed.db, policyPublished, key)
}

/** Prolongs a version with a reason: rules end unless somebody renews them. */
export const renewVersion = (deed: Deed, key: PublishedKey, expiresAt: Date, by: Signatures): Promise<void> =>
  addStep(deed, key, { ...by, deed: 'renewed', at: deed.now, expiresAt })

/** Takes a version back: from now on it binds nobody; whom it decided about is decided about again. */
export const rollBackVersion = (deed: Deed, key: PublishedKey, by: Signatures): Promise<void> =>
  addStep(deed, key, { ...by, deed: 'rolled-back', at: deed.now, expiresAt: null })

export interface PublishedKey extends VersionKey {
  readonly pack: string
}

async function addStep(deed: Deed, key: PublishedKey, publication: Publication): Promise<void> {
  refuseOnePerson(publication)
  const head = await findHead(deed.db, key.pack, key)
  if (head === undefined)
    throw new Problem(policyVersionNotFound, {
      detail: `Version ${key.number} of ${key.scheme} was not published in the pack ${key.pack}.`,
    })
  await insertPublication(deed.db, { ...key, step: head.publications.length + 1 }, publication)
  await deed.house.events.publish(deed.db, policyPublished, key)
}

function refuseOnePerson({ proposedBy, agreedBy }: Signatures): void {
  if (proposedBy === agreedBy)
    throw new Problem(policyTwoPeople, {
      detail: 'Who proposes a change of policy cannot agree to it alone.',
    })
}

async function findHead(db: Connection, pack: string, key: VersionKey): Promise<VersionHead | undefined> {
  const heads = await listVersionHeads(db, pack)
  return heads.find(({ scheme, number }) => scheme === key.scheme && number === key.number)
}
