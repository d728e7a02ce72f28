// Finds travellers for an officer, by what they show or say. Nothing readable is stored to search in; every search is
// kept with its purpose. Those outside the officer's posts are counted, not shown.
import type { SearchRequest } from '@pratique/api-contract'
import type { Listed } from '../holder/holder-row.ts'
import { listKnownHolders } from '../holder/list-holders.action.ts'
import { findByDocument, findByName, journalSearch } from '../people/find-person.action.ts'
import type { Deed } from '../platform/deed.ts'
import { type Ground, liesWithin } from '../platform/permissions.ts'
import { Problem } from '../platform/problem.ts'
import { invalidRequest } from '../platform/trouble.ts'
import { listHolderIds } from './declaration.store.ts'
import { findByReference } from './open-declaration.action.ts'
import { readReference } from './reference.ts'

export interface Found {
  readonly holders: readonly Listed[]
  readonly elsewhere: number
}

export async function searchHolders(
  deed: Deed,
  grounds: readonly Ground[],
  asked: SearchRequest,
): Promise<Found> {
  const ids = await idsOf(deed, asked)
  const known = await listKnownHolders(deed, ids)
  const holders = known.filter((holder) => liesWithin(holder, grounds))
  return { holders, elsewhere: known.length - holders.length }
}

async function idsOf(deed: Deed, asked: SearchRequest): Promise<readonly string[]> {
  const purpose = `desk: ${asked.purpose}`
  if (asked.by === 'document') return findByDocument(deed, asked.number, purpose)
  if (asked.by === 'name') {
    const name = { primaryIdentifier: asked.primary, secondaryIdentifier: asked.secondary }
    return findByName(deed, name, asked.dateOfBirth, purpose)
  }
  assertReference(asked.reference)
  const row = await findByReference(deed, asked.reference)
  const found = row === null ? [] : await listHolderIds(deed.db, row.declaration_id)
  await journalSearch(deed, { kind: 'reference', purpose, found })
  return found
}

function assertReference(typed: string): void {
  if (readReference(typed) !== null) return
  throw new Problem(invalidRequest, {
    detail: 'The body has a fault: see errors.',
    errors: [
      {
        pointer: '/reference',
        code: 'invalid',
        detail: 'A reference has nine signs in three groups, such as 7K4-D9X-WQ2. One of them is mistyped.',
      },
    ],
  })
}
