// Whose certificates count here, ready to verify with: the operator's lists, and in an exercise those of its invented
// issuers. Read once for all who verify, and again when a list was loaded.
import { readTrust, type Trust } from '@pratique/health-credential'
import type { Deed, House } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { listFingerprints, listIssuerLists } from './issuer-list.store.ts'
import { readSpecimenIssuers } from './specimens.node.ts'

export interface IssuerList {
  readonly name: string
  readonly content: string
  readonly url: string | null
  readonly trust: Trust
  /** By the wall; null for what the exercise brings along. */
  readonly loadedAt: Date | null
  readonly failure: string | null
}

interface Shelf {
  fingerprint: string | null
  known: readonly IssuerList[]
}

const shelf = fixture<Shelf>('issuers of certificates')
const specimenList = 'exercise'

export async function listIssuers(house: House, db: Deed['db'] = house.db): Promise<readonly IssuerList[]> {
  const kept = shelfOf(house)
  const fingerprint = await listFingerprints(db)
  if (kept.fingerprint !== fingerprint) {
    kept.known = withAllRevocations([...specimensOf(house), ...(await loadedLists(db))])
    kept.fingerprint = fingerprint
  }
  return kept.known
}

function shelfOf({ fixtures }: House): Shelf {
  if (!fixtures.has(shelf)) fixtures.set(shelf, { fingerprint: null, known: [] })
  return fixtures.get(shelf)
}

async function loadedLists(db: Deed['db']): Promise<readonly IssuerList[]> {
  const rows = await listIssuerLists(db)
  return rows.map(({ name, content, url, loaded_at, failure }) => {
    const { trust } = readTrust(content)
    return { name, content, url, trust, loadedAt: loaded_at, failure }
  })
}

// Nobody outside of an exercise may be vouched for by an issuer that nobody appointed.
function specimensOf({ exercise, config }: House): readonly IssuerList[] {
  const content = exercise === null ? null : readSpecimenIssuers(config.pack)
  if (content === null) return []
  const { trust } = readTrust(content)
  return [{ name: specimenList, content, url: null, trust, loadedAt: null, failure: null }]
}

// Keys count for their own list only, so that two issuers with one key id do not mix; what any list revokes is revoked.
function withAllRevocations(lists: readonly IssuerList[]): readonly IssuerList[] {
  const revocations = {
    certificateRevocations: lists.flatMap(({ trust }) => trust.certificateRevocations ?? []),
    cardRevocations: lists.flatMap(({ trust }) => trust.cardRevocations ?? []),
  }
  return lists.map((list) => ({ ...list, trust: { ...list.trust, ...revocations } }))
}
