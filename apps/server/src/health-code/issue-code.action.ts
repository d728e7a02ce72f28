// The code of a holder: the one in force where it still says what was decided, a new one where it does not. It is
// signed here, when somebody is to see it, and is stored nowhere.
import { bindDocumentAside, newCodeId, normaliseDocument } from '@pratique/health-credential'
import type { Decision, Pack } from '@pratique/policy-engine'
import type { Act } from '../holder/act.ts'
import { getHolderAtHand, type HolderAtHand, type KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { recordActs } from '../holder/record-act.action.ts'
import { arrivalOf } from '../holder/state.ts'
import type { Identity } from '../people/identity.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { claimPlaces } from './claim-places.action.ts'
import { type CodeRow, closeCodes, findCodeInForce, insertCode, renewCode } from './health-code.store.ts'
import { type BoundDocumentOf, boundDocumentOf, lifeOf, reasonNumbers } from './issued-code.ts'
import { packId } from './judgement-texts.ts'
import { signers } from './open-signers.action.ts'
import { type Picture, paperPicture } from './sign-code.ts'

/** 2^12 rounds, a millisecond. What protects the number is the short tag: more rounds would only slow the desk. */
const bindingCost = 12

export interface ShownCode {
  readonly holder: KnownHolder
  readonly identity: Identity
  readonly pack: Pack
  /** Null: nothing is decided (withdrawn), so there is no code. */
  readonly decision: Decision | null
  readonly code: IssuedCode | null
}

export interface IssuedCode extends Picture {
  readonly codeId: string
  readonly specimen: boolean
  /** As it is stored, for who signs it for a page that is open. */
  readonly row: CodeRow
}

/** `purpose`: why the name is read, shown to the holder who asks. The code is null where nothing is decided or its time is over. */
export async function issueCode(
  deed: Deed,
  holderId: string,
  purpose = 'health code issued',
): Promise<ShownCode> {
  // Locked, so that two who look at once are not issued two codes.
  const holder = await getHolderAtHand(deed, holderId)
  const shown = await issueCodeTo(deed, holder, await readIdentity(deed, holderId, purpose))
  // Recording the new code showed that the decision itself had to be made anew.
  return shown ?? issueCode(deed, holderId, purpose)
}

/** The same for whom the deed has at hand. Null: the decision had to be made anew, and so she must be read again. */
export async function issueCodeTo(
  deed: Deed,
  holder: HolderAtHand,
  identity: Identity,
): Promise<ShownCode | null> {
  const { pack } = holder.rulebook.policies
  const shown = { holder, identity, pack }
  const decision = decisionOf(holder.head)
  if (decision === null) return { ...shown, decision, code: null }
  const validUntil = lifeOf(decision, pack.manifest, journeyOf(deed, holder))
  if (validUntil <= deed.now) return { ...shown, decision, code: null }
  const row = await currentRow(deed, { ...shown, decision, validUntil })
  return row && { ...shown, decision, code: issued(deed, row) }
}

function journeyOf({ now }: Deed, { state }: KnownHolder) {
  const arrival = arrivalOf(state)
  return {
    now,
    landedAt: state.landed === null ? null : new Date(state.landed.at),
    arrivalAt: arrival === null ? null : new Date(arrival),
  }
}

interface Wanted {
  readonly holder: HolderAtHand
  readonly identity: Identity
  readonly pack: Pack
  readonly decision: Decision
  readonly validUntil: Date
}

// Null: recording the new code showed that the decision itself had to be made anew.
async function currentRow(deed: Deed, wanted: Wanted): Promise<CodeRow | null> {
  const { holder, decision, pack, validUntil } = wanted
  // Each code is an act: whose chain has none, has none.
  const found = holder.acts.some(({ kind }) => kind === 'code-issued')
    ? await findCodeInForce(deed.db, holder.head.holder_id)
    : undefined
  const document = boundDocumentOf(wanted.identity)
  if (!found || found.colour !== decision.colour || !isBoundTo(deed, found, document))
    return issueAnew(deed, wanted, found, document)
  const reasons = reasonNumbers(decision, pack, holder.head.scheme)
  const renewed = { ...found, valid_until: validUntil, policy_version: decision.policyVersion, reasons }
  await renewCode(deed.db, renewed)
  return renewed
}

function isBoundTo({ house }: Deed, row: CodeRow, document: BoundDocumentOf | null): boolean {
  if (document === null || row.document_hash === null) return document === null && row.document_hash === null
  const hashes = house.keyring.lookups('code document', normaliseDocument(document))
  return hashes.some((hash) => row.document_hash?.equals(hash))
}

async function issueAnew(
  deed: Deed,
  wanted: Wanted,
  found: CodeRow | undefined,
  document: BoundDocumentOf | null,
): Promise<CodeRow | null> {
  const row = await newRow(deed, wanted, document)
  const holderId = row.holder_id
  const act: Act = {
    kind: 'code-issued',
    payload: {
      codeId: row.code_id.toString('hex'),
      level: 'paper',
      expiresAt: row.valid_until.toISOString(),
    },
  }
  const closed = found
    ? await closeCodes(deed.db, holderId, { status: 3, reason: 'superseded', at: deed.now })
    : []
  const revoked = closed
    .map((id) => revocationOf(id, wanted.holder, 'superseded'))
    .filter((act) => act !== null)
  const { decision } = await recordActs(deed, wanted.holder, [act, ...revoked])
  await insertCode(deed.db, row)
  // The clock may have changed the decision since it was last made; then this code is superseded before it is seen.
  return decision?.colour === wanted.decision.colour ? row : null
}

/** The act that takes a code back; null where the chain does not know the code. */
export function revocationOf(codeId: Buffer, { state }: KnownHolder, reason: string): Act | null {
  const id = codeId.toString('hex')
  const isKnown = state.codes.some((code) => code.codeId === id)
  return isKnown ? { kind: 'code-revoked', payload: { codeId: id, reason } } : null
}

async function newRow(deed: Deed, wanted: Wanted, document: BoundDocumentOf | null): Promise<CodeRow> {
  const { holder, decision, pack, validUntil } = wanted
  const [place] = await claimPlaces(deed, 1)
  if (!place) throw new Error('No place was given out')
  const binding = document && (await bindDocumentAside(document, bindingCost))
  return {
    holder_id: holder.head.holder_id,
    code_id: Buffer.from(newCodeId(binding), 'hex'),
    status_list: place.list,
    status_index: place.index,
    status: 0,
    status_reason: null,
    scheme: holder.head.scheme,
    colour: decision.colour,
    pack: packId(pack),
    policy_version: decision.policyVersion,
    reasons: reasonNumbers(decision, pack, holder.head.scheme),
    specimen: deed.house.fixtures.get(signers).issuer.specimen,
    binding_cost: binding?.cost ?? null,
    binding_tag: binding && Buffer.from(binding.tag, 'hex'),
    document_hash: document && deed.house.keyring.lookup('code document', normaliseDocument(document)),
    issued_at: deed.now,
    valid_until: validUntil,
    closed_at: null,
  }
}

function issued({ house }: Deed, row: CodeRow): IssuedCode {
  const picture = paperPicture(row, house.fixtures.get(signers))
  return { ...picture, codeId: row.code_id.toString('hex'), specimen: row.specimen, row }
}
