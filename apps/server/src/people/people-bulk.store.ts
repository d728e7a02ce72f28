// COPY into the tables of people: the same rows as `people.store.ts` writes, by the thousand.
import type { PoolClient } from 'pg'
import { copyIn } from '../platform/copy-in.ts'
import type { PartyRole } from './party.ts'
import { packClaims, type SealedIdentity } from './sealed-identity.node.ts'

export interface SealedPerson extends SealedIdentity {
  readonly holderId: string
  readonly party: { readonly partyId: string; readonly role: PartyRole } | null
}

export async function copySealed(
  client: PoolClient,
  people: readonly SealedPerson[],
  at: Date,
): Promise<void> {
  await copyIn(
    client,
    { table: 'identity', columns: ['holder_id', 'data_key', 'sealed', 'claims', 'sealed_at'] },
    people.map(({ holderId, wrappedKey, sealed, claims }) => [
      holderId,
      wrappedKey,
      sealed,
      packClaims(claims),
      at,
    ]),
  )
  await copyIn(
    client,
    { table: 'identity_claim', columns: ['hash', 'holder_id', 'kind'] },
    people
      .flatMap(({ holderId, claims }) => claims.map(({ hash, kind }) => ({ holderId, hash, kind })))
      // In the order of the index, which otherwise is written to at random.
      .sort((a, b) => Buffer.compare(a.hash, b.hash))
      .map(({ hash, holderId, kind }) => [hash, holderId, kind]),
  )
  await copyIn(
    client,
    { table: 'party_member', columns: ['holder_id', 'party_id', 'role', 'joined_at'] },
    people.flatMap(({ holderId, party }) => (party ? [[holderId, party.partyId, party.role, at]] : [])),
  )
}
