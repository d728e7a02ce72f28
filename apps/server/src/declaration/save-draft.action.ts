// Saves what was typed, page by page, sealed, before anything was sent: so that a phone may lose its network, its
// battery or its owner's patience. A draft that is left is dropped after a fortnight.
import { randomUUID } from 'node:crypto'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import {
  claimReference,
  type DeclarationRow,
  insertDeclaration,
  updateDeclaration,
} from './declaration.store.ts'
import type { Draft } from './draft.ts'
import type { Scheme } from './flow.ts'
import { type Credentials, newCredentials, referenceHash, secretHash } from './secret.node.ts'

const draftDays = 14
const day = 86_400_000
const tries = 5

export interface NewDraft {
  /** Null where it is sent at once: nothing is kept that is not yet declared. */
  readonly draft: Draft | null
  readonly language: Language
  readonly pack: string
  readonly scheme: Scheme
}

/** Begins a declaration; what it answers is shown to the traveller and not kept. */
export async function beginDeclaration(
  deed: Deed,
  { draft, language, pack, scheme }: NewDraft,
): Promise<{ readonly row: DeclarationRow; readonly credentials: Credentials }> {
  const { id, credentials } = await claimCredentials(deed)
  const row: DeclarationRow = {
    declaration_id: id,
    reference: credentials.reference,
    language,
    pack,
    scheme,
    ...(draft === null ? noDraft : sealDraft(deed, id, draft)),
    started_at: deed.now,
    saved_at: deed.now,
    submitted_at: draft === null ? deed.now : null,
    withdrawn_at: null,
    merged_into: null,
    look_again_at: null,
  }
  await insertDeclaration(deed.db, row)
  return { row, credentials }
}

async function claimCredentials(
  deed: Deed,
): Promise<{ readonly id: string; readonly credentials: Credentials }> {
  const { keyring } = deed.house
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const credentials = newCredentials()
    const id = randomUUID()
    const free = await claimReference(deed.db, {
      referenceHash: referenceHash(keyring, credentials.reference),
      secretHash: secretHash(keyring, credentials),
      declarationId: id,
    })
    if (free) return { id, credentials }
  }
  throw new Error(`No free reference in ${tries} tries: the random source is broken`)
}

/** Saves a page; the language follows the page. */
export async function saveDraft(
  deed: Deed,
  row: DeclarationRow,
  draft: Draft,
  language: Language,
): Promise<void> {
  const sealed = sealDraft(deed, row.declaration_id, draft)
  await updateDeclaration(deed.db, row.declaration_id, { ...sealed, language, saved_at: deed.now })
}

export const noDraft = { data_key: null, draft: null, draft_expires_at: null } as const

const contextOf = (id: string): string => `draft ${id}`

function sealDraft(
  deed: Deed,
  id: string,
  draft: Draft,
): Pick<DeclarationRow, 'data_key' | 'draft' | 'draft_expires_at'> {
  const { keyring } = deed.house
  const key = keyring.newDataKey()
  return {
    data_key: keyring.wrap(key),
    draft: keyring.seal(key, Buffer.from(JSON.stringify(draft), 'utf8'), contextOf(id)),
    draft_expires_at: new Date(deed.now.getTime() + draftDays * day),
  }
}

/** What was saved; null when nothing waits to be sent. */
export function openDraft(deed: Deed, row: DeclarationRow): Draft | null {
  if (row.data_key === null || row.draft === null) return null
  const { keyring } = deed.house
  const bytes = keyring.open(keyring.unwrap(row.data_key), row.draft, contextOf(row.declaration_id))
  // Only `sealDraft` writes under this context.
  return JSON.parse(bytes.toString('utf8')) as Draft
}
