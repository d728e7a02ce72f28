// Certificates that came with a request: all of them verified before anything is stored, every fault collected.
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { say } from '../site/say.ts'
import { certificateFaultInWords } from './certificate-fault-words.ts'
import { declarationInvalid } from './declaration.problems.ts'
import type { Desk } from './desk.node.ts'
import type { ShownCertificate } from './draft.ts'
import { takeCertificate } from './take-certificate.action.ts'

export interface Sent {
  readonly texts: readonly string[]
}

/** Of each traveller what her certificates come to. */
export async function verifyAll(
  deed: Deed,
  desk: Desk,
  travellers: readonly Sent[],
  language: Language,
): Promise<readonly (readonly ShownCertificate[])[]> {
  const t = say(language)
  const errors: { pointer: string; code: string; detail: string }[] = []
  const shown: ShownCertificate[][] = []
  for (const [at, { texts }] of travellers.entries()) {
    const own: ShownCertificate[] = []
    for (const [nth, text] of texts.entries()) {
      const known = own.map(({ added }) => added)
      const taken = await takeCertificate(deed, desk, { picture: null, text }, known)
      if ('certificates' in taken) own.push(...taken.certificates)
      else if (taken.fault !== 'twice')
        errors.push({
          pointer: `/travellers/${at}/certificates/${nth}`,
          code: `certificate-${taken.fault}`,
          detail: certificateFaultInWords(t, taken.fault),
        })
    }
    shown.push(own)
  }
  if (errors.length > 0)
    throw new Problem(declarationInvalid, {
      detail: `Nothing was stored. Mend what \`errors\` names (${errors.length}) and send it again.`,
      errors,
    })
  return shown
}
