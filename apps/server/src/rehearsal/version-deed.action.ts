// What two people do with a published version: take it back at once, or renew it with a reason. The first proposes,
// another agrees, and only then it is done.
import type { VersionDeedAnswer, VersionDeedAsked } from '@pratique/api-contract'
import { sql } from 'kysely'
import { openRulebook } from '../holder/rulebook.action.ts'
import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { versionDocument } from '../policy/pack-document.node.ts'
import { policyVersionNotFound } from '../policy/policy.problems.ts'
import { type PublishedKey, renewVersion, rollBackVersion } from '../policy/publish-version.action.ts'
import { dropProposal, findProposal, insertProposal } from './proposal.store.ts'
import { recordPolicyDeed } from './record-policy-deed.action.ts'
import { versionDeedRefused } from './rehearsal.problems.ts'
import { nameOfStaff } from './staff-name.action.ts'

const day = 86_400_000

export async function proposeOrDo(
  deed: OfficerDeed,
  key: PublishedKey,
  asked: VersionDeedAsked,
): Promise<VersionDeedAnswer> {
  await sql`lock table policy_proposal in exclusive mode`.execute(deed.db)
  const version = await getVersion(deed, key)
  if (version.rolledBack)
    throw new Problem(versionDeedRefused, { detail: 'It was taken back already and binds nobody.' })
  const expiresAt = asked.deed === 'renew' ? endOf(asked, deed.now, version.maxDays) : null
  const waiting = await findProposal(deed.db, key, asked.deed)
  const same = waiting && waiting.expires_at?.getTime() === expiresAt?.getTime()
  if (!waiting || !same || waiting.proposed_by === deed.officer.staffId) {
    await insertProposal(deed.db, {
      ...key,
      deed: asked.deed,
      proposed_by: deed.officer.staffId,
      proposed_at: deed.now,
      reason: asked.reason,
      expires_at: expiresAt,
    })
    return { done: false, waitsFor: 'a second person' }
  }
  await dropProposal(deed.db, key, asked.deed)
  const people = await Promise.all(
    [waiting.proposed_by, deed.officer.staffId].map((id) => nameOfStaff(deed, id)),
  )
  await carryOut(deed, key, { people, reason: waiting.reason, expiresAt, digest: version.digest })
  return { done: true, waitsFor: null }
}

interface CarryOut {
  readonly people: readonly string[]
  readonly reason: string
  /** Null: it is taken back. */
  readonly expiresAt: Date | null
  readonly digest: Buffer
}

async function carryOut(deed: Deed, key: PublishedKey, { people, reason, expiresAt, digest }: CarryOut) {
  const [proposedBy = '', agreedBy = ''] = people
  const signed = { proposedBy, agreedBy, reason: { en: reason } }
  if (expiresAt === null) await rollBackVersion(deed, key, signed)
  else await renewVersion(deed, key, expiresAt, signed)
  const did = expiresAt === null ? 'rolled-back' : 'renewed'
  await recordPolicyDeed(deed, { deed: did, ...key, digest, people, said: reason })
}

function endOf({ expiresAt }: VersionDeedAsked, now: Date, maxDays: number): Date {
  const latest = now.getTime() + maxDays * day
  const end = expiresAt === undefined ? latest : Date.parse(expiresAt)
  if (end > now.getTime() && end <= latest) return new Date(end)
  throw new Problem(versionDeedRefused, {
    detail: `A renewal runs from now for at most ${maxDays} days: name an end within them.`,
  })
}

async function getVersion({ db }: Deed, { pack, scheme, number }: PublishedKey) {
  const { policies } = await openRulebook({ db }, pack)
  const found = policies.versions.find(
    (one) => one.version.scheme === scheme && one.version.number === number,
  )
  if (!found)
    throw new Problem(policyVersionNotFound, { detail: `Version ${number} of ${scheme} was not published.` })
  return {
    digest: versionDocument(found.version).digest,
    rolledBack: found.publications.some(({ deed }) => deed === 'rolled-back'),
    maxDays: policies.pack.manifest.validity.maxVersionDays,
  }
}
