// The one deed by which a version of a policy comes into force, from the desk and from the command line alike: enough
// people, a rehearsal of these very rules, the publication, the journal.
import type { Pack, PolicyVersion, Text } from '@pratique/policy-engine'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { versionDocument } from '../policy/pack-document.node.ts'
import { policyTwoPeople } from '../policy/policy.problems.ts'
import { publishVersion } from '../policy/publish-version.action.ts'
import { recordPolicyDeed } from './record-policy-deed.action.ts'
import { morePeopleNeeded } from './rehearsal.problems.ts'

export interface PutInForce {
  readonly pack: Pack
  readonly version: PolicyVersion
  /** Names, who proposed it first. */
  readonly people: readonly string[]
  readonly reason: Text
  /** Whether the rehearsal turned so many stricter that a third person must agree. */
  readonly third: boolean
  readonly said: string
}

export const peopleNeeded = (third: boolean): number => (third ? 3 : 2)

/** False where the version was published before, and nothing was done. */
export async function putInForce(deed: Deed, asked: PutInForce): Promise<boolean> {
  const { pack, version, reason, third, said } = asked
  const people = differentPeople(asked.people)
  const [proposedBy, agreedBy] = people
  if (proposedBy === undefined || agreedBy === undefined)
    throw new Problem(policyTwoPeople, {
      detail: 'Who proposes a change of policy cannot agree to it alone.',
    })
  if (people.length < peopleNeeded(third))
    throw new Problem(morePeopleNeeded, {
      detail:
        'It turns so many people stricter that a third person must agree. Ask one more, or look at the rehearsal again.',
    })
  const done = await publishVersion(deed, pack, version, { proposedBy, agreedBy, reason, at: deed.now })
  if (done)
    await recordPolicyDeed(deed, {
      deed: 'published',
      pack: pack.manifest.id,
      scheme: version.scheme,
      number: version.number,
      digest: versionDocument(version).digest,
      people,
      said,
    })
  return done
}

/** One person under two spellings is one. */
export function differentPeople(names: readonly string[]): readonly string[] {
  const plain = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  return [
    ...new Map(
      names.map((name) => [plain(name), name.normalize('NFC').trim().replace(/\s+/g, ' ')]),
    ).values(),
  ]
}
