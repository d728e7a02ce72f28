// Finds holders by what somebody shows, without anything readable being stored. Every search is kept with its
// purpose, and whom it found.
import type { PersonName } from '@pratique/travel-document'
import { v7 as newId } from 'uuid'
import type { PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { type Claim, documentClaims, emailClaims, nameClaims, telephoneClaims } from './identity-claim.ts'
import { insertAccesses, insertSearch, listClaimants } from './people.store.ts'
import { accessRow } from './read-identity.action.ts'
import { searchHashes } from './sealed-identity.node.ts'

/** Ids of the holders who showed this document number, in any spelling of it. */
export const findByDocument = (
  deed: Deed,
  documentNumber: string,
  purpose: string,
): Promise<readonly string[]> => findByClaims(deed, 'document', documentClaims(documentNumber), purpose)

/** The same for a check that the house makes by itself: nobody asked for a person, and nobody is shown one. */
export const listHoldersOfDocument = (deed: Deed, documentNumber: string): Promise<readonly string[]> =>
  listClaimants(deed.db, searchHashes(deed.house.keyring, documentClaims(documentNumber)))

/** Ids of the holders of this name, in any transliteration, born on this day. */
export const findByName = (
  deed: Deed,
  name: PersonName,
  dateOfBirth: PlainDate,
  purpose: string,
): Promise<readonly string[]> => findByClaims(deed, 'name', nameClaims(name, dateOfBirth), purpose)

export const findByTelephone = (deed: Deed, telephone: string, purpose: string): Promise<readonly string[]> =>
  findByClaims(deed, 'telephone', telephoneClaims(telephone), purpose)

export const findByEmail = (deed: Deed, email: string, purpose: string): Promise<readonly string[]> =>
  findByClaims(deed, 'email', emailClaims(email), purpose)

async function findByClaims(
  deed: Deed,
  kind: Claim['kind'],
  claims: readonly Claim[],
  purpose: string,
): Promise<readonly string[]> {
  const found = await listClaimants(deed.db, searchHashes(deed.house.keyring, claims))
  await journalSearch(deed, { kind, purpose, found })
  return found
}

/** Keeps that somebody searched, what for, and whom it found; for searches by what is no identity as well. */
export async function journalSearch(
  deed: Deed,
  {
    kind,
    purpose,
    found,
  }: { readonly kind: string; readonly purpose: string; readonly found: readonly string[] },
): Promise<void> {
  await insertSearch(deed.db, {
    search_id: newId(),
    searched_at: deed.now,
    actor_kind: deed.actor.kind,
    actor_id: deed.actor.id,
    kind,
    purpose,
    found: found.length,
  })
  await insertAccesses(
    deed.db,
    found.map((holderId) => accessRow(deed, holderId, 'found', purpose)),
  )
}
