// The tables of policy. Documents are kept once under their digest and only ever added.
import type { Text } from '@pratique/policy-engine'
import { type Connection, tables } from '../platform/database.ts'
import { asking } from '../platform/statement.ts'
import type { KeptDocument } from './pack-document.node.ts'
import type { Publication } from './published-policy.ts'

interface PolicyTables {
  policy_pack: { digest: Buffer; pack: string; document: string; kept_at: Date }
  policy_version: {
    pack: string
    scheme: string
    number: number
    digest: Buffer
    document: string
    pack_digest: Buffer
    effective_at: Date
    expires_at: Date
  }
  policy_publication: {
    pack: string
    scheme: string
    number: number
    step: number
    deed: Publication['deed']
    at: Date
    proposed_by: string
    agreed_by: string
    reason: Text
    expires_at: Date | null
  }
}

const policy = (db: Connection) => tables<PolicyTables>(db)

/** What names a published version; its document is fetched by `getVersionDocument`. */
export interface VersionHead {
  readonly scheme: string
  readonly number: number
  /** SHA-256 in hexadecimal. */
  readonly digest: string
  readonly packDigest: string
  readonly publications: readonly Publication[]
}

const askMark = asking<{ readonly mark: string | null }>(`
  select encode(sha256(convert_to(string_agg(
    row(v.scheme, v.number, v.digest, v.pack_digest, p.step, p.deed, p.at, p.proposed_by, p.agreed_by, p.reason, p.expires_at)::text,
    chr(10) order by v.scheme, v.number, p.step), 'UTF8')), 'hex') as mark
  from policy_version v join policy_publication p using (pack, scheme, number)
  where v.pack = $1`)

/** A digest of all that `listVersionHeads` would tell, so that it need not be told again; null when nothing was published. */
export async function findPublishedMark(db: Connection, pack: string): Promise<string | null> {
  const [row] = await askMark(db, [pack])
  return row?.mark ?? null
}

/** Every published version of a pack, by scheme and number. */
export async function listVersionHeads(db: Connection, pack: string): Promise<VersionHead[]> {
  const rows = await policy(db)
    .selectFrom('policy_version as v')
    .innerJoin('policy_publication as p', (join) =>
      join
        .onRef('p.pack', '=', 'v.pack')
        .onRef('p.scheme', '=', 'v.scheme')
        .onRef('p.number', '=', 'v.number'),
    )
    .select(['v.scheme', 'v.number', 'v.digest', 'v.pack_digest'])
    .select(['p.deed', 'p.at', 'p.proposed_by', 'p.agreed_by', 'p.reason', 'p.expires_at'])
    .where('v.pack', '=', pack)
    .orderBy('v.scheme')
    .orderBy('v.number')
    .orderBy('p.step')
    .execute()
  const steps = Map.groupBy(rows, ({ scheme, number }) => `${scheme}/${number}`)
  return [...steps.values()].flatMap((rowsOfOne) => {
    const [first] = rowsOfOne
    if (!first) return []
    const { scheme, number } = first
    const [digest, packDigest] = [first.digest.toString('hex'), first.pack_digest.toString('hex')]
    return [{ scheme, number, digest, packDigest, publications: rowsOfOne.map(publicationOf) }]
  })
}

type PublicationColumns = Omit<PolicyTables['policy_publication'], 'pack' | 'scheme' | 'number' | 'step'>

const publicationOf = (row: PublicationColumns): Publication => ({
  deed: row.deed,
  at: row.at,
  proposedBy: row.proposed_by,
  agreedBy: row.agreed_by,
  reason: row.reason,
  expiresAt: row.expires_at,
})

export async function getPackDocument(db: Connection, digest: string): Promise<KeptDocument> {
  const row = await policy(db)
    .selectFrom('policy_pack')
    .select(['document', 'digest'])
    .where('digest', '=', Buffer.from(digest, 'hex'))
    .executeTakeFirstOrThrow()
  return { text: row.document, digest: row.digest }
}

export async function listVersionDocuments(
  db: Connection,
  pack: string,
): Promise<(KeptDocument & VersionKey)[]> {
  const rows = await policy(db)
    .selectFrom('policy_version')
    .select(['scheme', 'number', 'document', 'digest'])
    .where('pack', '=', pack)
    .execute()
  return rows.map(({ scheme, number, document, digest }) => ({ scheme, number, text: document, digest }))
}

export interface VersionKey {
  readonly scheme: string
  readonly number: number
}

export async function keepPack(db: Connection, pack: string, kept: KeptDocument, at: Date): Promise<void> {
  await policy(db)
    .insertInto('policy_pack')
    .values({ digest: kept.digest, pack, document: kept.text, kept_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface NewVersion extends VersionKey {
  readonly pack: string
  readonly kept: KeptDocument
  readonly packDigest: Buffer
  readonly effectiveAt: string
  readonly expiresAt: string
}

export async function insertVersion(db: Connection, version: NewVersion): Promise<void> {
  const { pack, scheme, number, kept, packDigest, effectiveAt, expiresAt } = version
  await policy(db)
    .insertInto('policy_version')
    .values({
      pack,
      scheme,
      number,
      digest: kept.digest,
      document: kept.text,
      pack_digest: packDigest,
      effective_at: new Date(effectiveAt),
      expires_at: new Date(expiresAt),
    })
    .execute()
}

export async function insertPublication(
  db: Connection,
  version: VersionKey & { readonly pack: string; readonly step: number },
  publication: Publication,
): Promise<void> {
  const { pack, scheme, number, step } = version
  const { deed, at, proposedBy, agreedBy, reason, expiresAt } = publication
  await policy(db)
    .insertInto('policy_publication')
    .values({
      pack,
      scheme,
      number,
      step,
      deed,
      at,
      proposed_by: proposedBy,
      agreed_by: agreedBy,
      reason,
      expires_at: expiresAt,
    })
    .execute()
}
