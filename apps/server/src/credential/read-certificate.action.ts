// A certificate that somebody shows: read, verified against every list of issuers, and cut down to what is kept.
import { readCredential, type Verification } from '@pratique/health-credential'
import type { PackManifest } from '@pratique/policy-engine'
import type { Deed } from '../platform/deed.ts'
import { type IssuerList, listIssuers } from './known-issuers.action.ts'
import { type CertificateReading, statedCertificate } from './stated-certificate.ts'

/** A picture holds 4,296 characters, a card in several pictures a few times that. */
export const longestCertificate = 30_000

/** Never throws on any text; a refusal says why nothing can be taken from it. */
export async function readCertificate(
  deed: Deed,
  text: string,
  { disease }: Pick<PackManifest, 'disease'>,
): Promise<CertificateReading> {
  if (text.length > longestCertificate) return { refusal: 'unreadable' }
  const { verification, source } = verifyWith(
    await listIssuers(deed.house, deed.db),
    certificateText(text),
    deed.now,
  )
  return statedCertificate(verification, disease.credentials, source)
}

/** As pasted: base45 knows the space as a character, so only what a message put around or into it is taken off. */
const certificateText = (text: string): string => {
  const clean = text.replace(/[\u200b-\u200f\ufeff]/g, '').trim()
  return clean.startsWith('shc:/') ? clean : clean.replace(/[\r\n\t]/g, '')
}

interface Verified {
  readonly verification: Verification
  readonly source: string
}

/** By the first list that vouches for it; else what was found with the first that knows the signer. */
export function verifyWith(lists: readonly IssuerList[], text: string, at: Date): Verified {
  const answers = lists.map(
    ({ name, trust }): Verified => ({ source: name, verification: readCredential(text, { trust, at }) }),
  )
  const isKnown = ({ verification }: Verified) =>
    !verification.problems.some(({ code }) => code === 'issuer-unknown')
  return (
    answers.find(({ verification }) => verification.valid) ??
    answers.find(isKnown) ??
    answers[0] ?? { source: '', verification: readCredential(text, { trust: { keys: [] }, at }) }
  )
}
