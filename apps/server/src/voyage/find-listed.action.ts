// Somebody on the list of a voyage by the document she shows, where nobody declared with it: opened in memory, of this
// one voyage only.
import { documentKey } from '@pratique/travel-document'
import type { Deed } from '../platform/deed.ts'
import { documentNumbersOf } from './listed-person.ts'
import { listPeople } from './reconcile.action.ts'

export async function findListedByDocument(deed: Deed, voyageId: string, documentNumber: string) {
  const sought = documentKey(documentNumber)
  const people = await listPeople(deed, voyageId)
  return people.flatMap(({ row, identity }) => {
    if (identity === null || row.holder_id !== null) return []
    const numbers = documentNumbersOf(identity).map((number) => documentKey(number ?? ''))
    if (!numbers.includes(sought)) return []
    const name = `${identity.secondaryIdentifier} ${identity.primaryIdentifier}`.trim()
    return [{ personId: row.person_id, name, seat: row.seat }]
  })
}
