// Reads what verification needs of an X.509 certificate (RFC 5280). Written out here because WebCrypto has no
// certificate reader, and both engines must see the same certificate.

import { fromUtf8 } from './bytes.ts'
import { DER, type DerElement, derTime, oidText, readDer, readInside } from './der.ts'
import { firstOid, isSameElement, readSignedDer } from './signed-der.ts'

/** A certificate's fields. Instants are milliseconds; `spki` and `tbs` are DER. */
export interface Certificate {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly serial: Uint8Array
  readonly issuerName: Uint8Array
  readonly subjectName: Uint8Array
  readonly subject: Readonly<Record<string, string>>
  readonly notBefore: number
  readonly notAfter: number
  readonly spki: Uint8Array
  readonly extendedKeyUsage: readonly string[]
  readonly isAuthority: boolean
  readonly signatureOid: string
  readonly signature: Uint8Array
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
}
const EXTENDED_KEY_USAGE = '2.5.29.37'
const BASIC_CONSTRAINTS = '2.5.29.19'

/** Reads a DER certificate; undefined when it is not one. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const signed = readSignedDer(bytes)
  if (signed === undefined) return undefined
  const { fields } = signed
  // [0] version is absent in version 1 certificates.
  const [serial, algorithm, issuer, validity, subject, spki] =
    fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  if (!isSameElement(algorithm, signed.algorithm)) return undefined
  const [notBefore, notAfter] = (readInside(validity, DER.sequence) ?? []).map(derTime)
  if (!serial || !issuer || !subject || !spki || notBefore === undefined || notAfter === undefined)
    return undefined
  const extensions = extensionsOf(fields)
  return {
    der: bytes,
    tbs: signed.tbs,
    serial: serial.content,
    issuerName: issuer.whole,
    subjectName: subject.whole,
    subject: nameOf(subject),
    notBefore,
    notAfter,
    spki: spki.whole,
    extendedKeyUsage: oidsOf(extensions.get(EXTENDED_KEY_USAGE)),
    isAuthority: isAuthority(extensions.get(BASIC_CONSTRAINTS)),
    signatureOid: firstOid(signed.algorithm),
    signature: signed.signature,
  }
}

function nameOf(name: DerElement): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const set of readDer(name.content) ?? []) {
    for (const attribute of readInside(set, DER.set) ?? []) {
      const [type, value] = readInside(attribute, DER.sequence) ?? []
      const label = type === undefined ? undefined : NAMES[oidText(type.content)]
      if (label !== undefined && value !== undefined) parts[label] ??= fromUtf8(value.content) ?? ''
    }
  }
  return parts
}

function extensionsOf(fields: readonly DerElement[]): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  const wrapper = fields.find((field) => field.tag === 0xa3)
  for (const extension of readInside(readInside(wrapper, 0xa3)?.[0], DER.sequence) ?? []) {
    const parts = readInside(extension, DER.sequence) ?? []
    const value = parts.at(-1)
    if (parts[0]?.tag === DER.oid && value?.tag === DER.octetString)
      found.set(oidText(parts[0].content), value.content)
  }
  return found
}

function oidsOf(value: Uint8Array | undefined): readonly string[] {
  if (value === undefined) return []
  return (readInside(readDer(value)?.[0], DER.sequence) ?? []).map((element) => oidText(element.content))
}

function isAuthority(value: Uint8Array | undefined): boolean {
  if (value === undefined) return false
  const flag = readInside(readDer(value)?.[0], DER.sequence)?.[0]
  return flag?.tag === DER.boolean && flag.content[0] !== 0
}
