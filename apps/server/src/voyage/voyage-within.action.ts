// A voyage, when it comes to a port of the officer's.
import { assertWithin, type OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import { getVoyage } from './open-voyage.action.ts'
import type { Voyage } from './voyage.ts'

export async function voyageWithin(deed: OfficerDeed, voyageId: string): Promise<Voyage> {
  const voyage = await getVoyage(deed, voyageId)
  assertWithin(deed, voyage)
  return voyage
}
