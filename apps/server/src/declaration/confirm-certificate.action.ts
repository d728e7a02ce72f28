// An officer takes a certificate for the holder's although name or birth date differ: on evidence, which she reads.
import type { CertificateConfirmation } from '@pratique/api-contract'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { m } from '../site/say.ts'
import { assertSeen, type Outcome, outcomeOf, sentence } from './desk-outcome.action.ts'

export async function confirmCertificate(
  deed: Deed,
  holderId: string,
  { seq, evidence, seen }: CertificateConfirmation,
): Promise<Outcome> {
  const holder = await getLockedHolder(deed, holderId)
  assertSeen(holder, seen)
  const recorded = await recordAct(deed, holderId, {
    kind: 'certificate-confirmed',
    payload: { seq, evidence },
  })
  return outcomeOf(deed, holder, recorded, 'certificate-confirmed', (t, words) => ({
    subject: t(m.credential_message_confirmed_subject, words),
    body: t(m.credential_message_confirmed_body, { ...words, evidence: sentence(evidence) }),
  }))
}
