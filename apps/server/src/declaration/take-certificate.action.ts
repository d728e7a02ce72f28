// A certificate is shown, as a picture or as text: what it comes to, or why it comes to nothing.
import { readCertificate } from '../credential/read-certificate.action.ts'
import { largestPicture, openPictureReader } from '../credential/read-picture.node.ts'
import type { AddedCertificate, CertificateRefusal } from '../credential/stated-certificate.ts'
import type { Deed } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import type { Desk } from './desk.node.ts'
import type { ShownCertificate } from './draft.ts'
import { isSame, mostCertificates } from './shown-certificates.ts'

/** What keeps it from being added. */
export type CertificateFault =
  | CertificateRefusal
  | 'nothing'
  | 'picture'
  | 'no-code'
  | 'busy'
  | 'too-many'
  | 'twice'

export type Taken =
  | { readonly certificates: readonly ShownCertificate[] }
  | { readonly fault: CertificateFault; readonly field: 'picture' | 'text' }

export interface ShownPaper {
  /** Null where none was chosen. */
  readonly picture: Uint8Array | null
  readonly text: string
}

const pictures = fixture<ReturnType<typeof openPictureReader>>('picture reader')

/** `known`: those that the traveller has already. */
export async function takeCertificate(
  deed: Deed,
  { manifest }: Pick<Desk, 'manifest'>,
  { picture, text }: ShownPaper,
  known: readonly AddedCertificate[],
): Promise<Taken> {
  const field = picture === null ? 'text' : 'picture'
  const read = picture === null ? text.trim() : await textIn(deed, picture)
  if (typeof read !== 'string') return { ...read, field }
  if (read === '') return { fault: 'nothing', field }
  const reading = await readCertificate(deed, read, manifest)
  if ('refusal' in reading) return { fault: reading.refusal, field }
  const fresh = reading.certificates.filter((one) => !known.some((other) => isSame(one, other)))
  if (fresh.length === 0) return { fault: 'twice', field }
  if (known.length + fresh.length > mostCertificates) return { fault: 'too-many', field }
  return { certificates: fresh.map((added) => ({ added, person: reading.person })) }
}

async function textIn(
  { house }: Deed,
  picture: Uint8Array,
): Promise<string | { readonly fault: CertificateFault }> {
  if (picture.length > largestPicture) return { fault: 'picture' }
  if (!house.fixtures.has(pictures)) house.fixtures.set(pictures, openPictureReader())
  const texts = await house.fixtures.get(pictures).read(picture)
  if (texts === 'busy') return { fault: 'busy' }
  if (texts === null) return { fault: 'picture' }
  // A card in several pictures may have been photographed as one.
  return texts.length === 0 ? { fault: 'no-code' } : texts.join('\n')
}
