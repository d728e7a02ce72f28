// The published policies of a pack, and the one that binds a holder. Asked anew by every deed, so that no server
// ever decides by what was rolled back; documents never change and are opened once.
import type { PackManifest, RuleTexts, VersionQuestion } from '@pratique/policy-engine'
import type { Connection } from '../platform/database.ts'
import { openPackDocument, openVersionDocument } from './pack-document.node.ts'
import {
  findPublishedMark,
  getPackDocument,
  listVersionDocuments,
  listVersionHeads,
  type VersionHead,
} from './policy.store.ts'
import { type BindingPolicy, type PublishedPolicies, publishedPolicies } from './published-policy.ts'

interface Reader {
  readonly db: Connection
}

// Keyed by a digest of what was published itself: what is found here is right whatever the database holds.
const opened = new Map<string, PublishedPolicies>()
const openedAtMost = 8

/** What was published of a pack, ever. Null when nothing was. */
export async function findPublishedPolicies({ db }: Reader, pack: string): Promise<PublishedPolicies | null> {
  const mark = await findPublishedMark(db, pack)
  if (mark === null) return null
  const key = `${pack} ${mark}`
  const known = opened.get(key)
  if (known) return known
  const policies = await openPolicies(db, pack, await listVersionHeads(db, pack))
  // What was published between the two questions has another mark.
  if ((await findPublishedMark(db, pack)) !== mark) return policies
  if (opened.size >= openedAtMost) opened.clear()
  opened.set(key, policies)
  return policies
}

async function openPolicies(
  db: Connection,
  pack: string,
  heads: readonly VersionHead[],
): Promise<PublishedPolicies> {
  const documents = await listVersionDocuments(db, pack)
  const versions = heads.flatMap(({ scheme, number, publications }) =>
    documents
      .filter((document) => document.scheme === scheme && document.number === number)
      .map((document) => ({ version: openVersionDocument(document), publications })),
  )
  return publishedPolicies(await openLatestPack(db, heads), versions)
}

interface PackParts {
  readonly manifest: PackManifest
  readonly texts: ReadonlyMap<string, RuleTexts>
}

/** Manifest and words of the version published last: a pack only adds codes and words to what it has. */
async function openLatestPack(db: Connection, heads: readonly VersionHead[]): Promise<PackParts> {
  const publishedAt = ({ publications }: VersionHead) => publications[0]?.at.getTime() ?? 0
  const latest = heads.toSorted((a, b) => publishedAt(b) - publishedAt(a))[0]
  if (!latest) throw new Error('No version was published')
  const { manifest, texts } = openPackDocument(await getPackDocument(db, latest.packDigest))
  return { manifest, texts: new Map(Object.entries(texts)) }
}

export interface PolicyQuestion extends VersionQuestion {
  readonly pack: string
}

/** The version that binds a holder now; null when none of the scheme was published yet. */
export async function policyInForce(reader: Reader, question: PolicyQuestion): Promise<BindingPolicy | null> {
  const policies = await findPublishedPolicies(reader, question.pack)
  return policies?.bindingFor(question) ?? null
}
