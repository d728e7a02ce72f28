// Verifies a code for someone who asks the server: the same library and the same judgement as in the verifier's
// browser, but with where the code stands this very moment.
import {
  type BoundDocument,
  type CodeStatusReference,
  type CodeVerification,
  createStatusList,
  type StatusReading,
  verifyCode,
  withStatuses,
} from '@pratique/health-credential'
import { isOthersCredential, type JudgedCredential } from '@pratique/verifier/credential-card'
import { listIssuers } from '../credential/known-issuers.action.ts'
import { verifyWith } from '../credential/read-certificate.action.ts'
import type { Deed } from '../platform/deed.ts'
import { signers } from './open-signers.action.ts'
import { findStanding } from './status-list.store.ts'
import { placesPerList } from './status-order.node.ts'
import { currentTrustList } from './trust-list.action.ts'

export interface CodeQuestion {
  readonly code: string
  /** Null: nobody showed one. */
  readonly document: BoundDocument | null
}

export interface CodeAnswer {
  readonly verification: CodeVerification
  /** Whose signatures count here. */
  readonly authority: string
  /** When its status was looked up; null where it names none. */
  readonly statusAt: Date | null
}

/** Never refuses: whatever was scanned gets its own answer. */
export async function verifyShownCode(deed: Deed, { code, document }: CodeQuestion): Promise<CodeAnswer> {
  const { trust } = currentTrustList(deed.house)
  const question = { trust, at: deed.now, ...(document === null ? {} : { document }) }
  const reference = ownReference(verifyCode(code, { trust, at: deed.now }))
  const status = reference === null ? [] : [await standingOf(deed, reference)]
  return {
    verification: verifyCode(code, { ...question, status }),
    authority: deed.house.fixtures.get(signers).issuer.name,
    statusAt: reference === null ? null : deed.now,
  }
}

// Somebody else's code may name any place of ours: what stands there is said of another code.
function ownReference({ payload, problems }: CodeVerification): CodeStatusReference | null {
  const isForeign = problems.some(({ code }) => foreign.has(code))
  return isForeign ? null : (payload?.status ?? null)
}

const foreign: ReadonlySet<string> = new Set(['issuer-unknown', 'signature', 'algorithm'])

// A place that was never given out is not that of any code of ours, whatever the signature says.
async function standingOf({ db, now }: Deed, { list, index }: CodeStatusReference): Promise<StatusReading> {
  const standing = index < placesPerList ? ((await findStanding(db, { list, index })) ?? 1) : 1
  const at = index < placesPerList ? index : 0
  return {
    valid: true,
    problems: [],
    address: null,
    number: list,
    issuedAt: now.toISOString(),
    expiresAt: null,
    ttl: null,
    list: withStatuses(createStatusList(2, placesPerList), [[at, standing]]),
  }
}

/** Of a credential of another issuer: what the lists of issuers say; null for one of our codes, or nothing at all. */
export async function verifyOthers({ house, db, now }: Deed, text: string): Promise<JudgedCredential | null> {
  const lists = await listIssuers(house, db)
  const { verification, source } = verifyWith(lists, text, now)
  if (!isOthersCredential(verification)) return null
  const list = lists.find(({ name }) => name === source)
  const isKnown = !verification.problems.some(({ code }) => code === 'issuer-unknown')
  const ageMs = list?.loadedAt ? Date.now() - list.loadedAt.getTime() : null
  return { verification, at: now, list: isKnown && list !== undefined ? { name: source, ageMs } : null }
}
