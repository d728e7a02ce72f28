// Signs our trust list (see trust-list.ts for its form).

import { toBase64 } from './bytes.ts'
import type { Signer } from './signer.node.ts'
import { signJws } from './status-issue.node.ts'
import type { KeyUsage, TrustListDocument, TrustListKey } from './trust-list.ts'

/** The entry of a signer in a trust list. */
export function trustListKey(
  signer: Pick<Signer, 'kid' | 'certificate'>,
  usage: readonly KeyUsage[],
  revokedAt?: Date,
): TrustListKey {
  const entry = { kid: toBase64(signer.kid), certificate: toBase64(signer.certificate), usage }
  return revokedAt === undefined ? entry : { ...entry, revokedAt: revokedAt.toISOString() }
}

/** The signed list: compact JWS text (`application/jose`), to be served and pinned by its anchor. */
export function signTrustList(document: TrustListDocument, anchor: Signer): string {
  const header = {
    alg: 'ES256',
    typ: 'pratique-trust+jwt',
    kid: toBase64(anchor.kid),
    x5c: [toBase64(anchor.certificate)],
  }
  return signJws(header, document, anchor)
}
