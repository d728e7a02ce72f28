// What the policy desk opens with: every version with where it stands and until when, what waits for a second person,
// and the journal of what was done.
import type { PolicyDeskAnswer } from '@pratique/api-contract'
import { expiryOf, type Language, say, versionFor } from '@pratique/policy-engine'
import { openRulebook } from '../holder/rulebook.action.ts'
import { findPackFolder } from '../place/pack-files.node.ts'
import type { Deed } from '../platform/deed.ts'
import { checkSignature } from '../policy/pack-signature.node.ts'
import type { PublishedPolicies, PublishedVersion } from '../policy/published-policy.ts'
import { schemeLabel } from './draft.action.ts'
import { brokenPolicyDeed } from './policy-journal.node.ts'
import { listPolicyDeeds } from './policy-journal.store.ts'
import { listProposals } from './proposal.store.ts'
import { nameOfStaff } from './staff-name.action.ts'

type Head = PolicyDeskAnswer['versions'][number]

export async function showPolicyDesk(deed: Deed, language: Language): Promise<PolicyDeskAnswer> {
  const { pack } = deed.house.config
  const { policies } = await openRulebook(deed, pack)
  const proposals = await listProposals(deed.db, pack)
  const entries = await listPolicyDeeds(deed.db)
  const folder = findPackFolder(pack)
  const { signed, signedBy, fingerprint } = folder ? checkSignature(folder) : unsigned
  const { manifest } = policies.pack
  const versions = policies.versions
    .filter(({ version }) => new Date(version.publishedAt) <= deed.now)
    .toSorted((a, b) => Date.parse(b.version.effectiveAt) - Date.parse(a.version.effectiveAt))
  return {
    pack,
    guardShare: deed.house.config.guardShare,
    signature: { signed, signedBy, fingerprint },
    versions: await Promise.all(
      versions.map(async (one): Promise<Head> => {
        const { scheme, number } = one.version
        const waiting = proposals.find((other) => other.scheme === scheme && other.number === number)
        return {
          scheme,
          schemeLabel: schemeLabel(manifest, scheme, language),
          number,
          title: say(one.version.title, language),
          publishedAt: one.version.publishedAt,
          effectiveAt: one.version.effectiveAt,
          expiresAt: expiryOf(one.version, deed.now),
          standing: standingOf(one, policies, deed.now),
          proposal: waiting
            ? { deed: waiting.deed, by: await nameOfStaff(deed, waiting.proposed_by), reason: waiting.reason }
            : null,
        }
      }),
    ),
    journal: entries.map(({ seq, at, deed: did, scheme, number, people, said, hash }) => ({
      seq,
      at: at.toISOString(),
      deed: did,
      scheme,
      number,
      people: [...people],
      said,
      hash: hash.toString('hex'),
    })),
    journalWhole: brokenPolicyDeed(entries) === null,
  }
}

/** A pack whose folder is gone stays in force as it was published; nobody vouches for files that are not there. */
const unsigned = { signed: 'no', signedBy: null, fingerprint: null } as const

/** For whoever arrives now. */
function standingOf(
  { version, publications }: PublishedVersion,
  policies: PublishedPolicies,
  now: Date,
): Head['standing'] {
  if (publications.some(({ deed, at }) => deed === 'rolled-back' && at <= now)) return 'rolled-back'
  if (new Date(version.effectiveAt) > now) return 'to-come'
  if (new Date(expiryOf(version, now)) <= now) return 'expired'
  const standing = policies.standingAt(now)
  const choice = versionFor(standing, { scheme: version.scheme, arrivalAt: now.toISOString(), now })
  return choice.kind !== 'none' && choice.version.number === version.number ? 'in-force' : 'superseded'
}
