// Consent to an examination or a specimen, or its refusal with the lawful path: nobody is examined by force at a desk.
import { v7 as newId } from 'uuid'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { type ConsentRow, insertConsent } from './port.store.ts'

export type Consent = Pick<ConsentRow, 'what' | 'given' | 'interpreter'>

/** What follows: nothing where she consents, the path of the law where not. */
export async function recordConsent(
  deed: Deed,
  { holderId, port }: { readonly holderId: string; readonly port: string },
  consent: Consent,
) {
  await insertConsent(deed.db, {
    consent_id: newId(),
    holder_id: holderId,
    port,
    officer_id: deed.actor.id,
    at: deed.now,
    ...consent,
  })
  return consent.given ? null : arrivalPack(deed.house).plan.consentRefusedPath
}
