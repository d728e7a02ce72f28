// By what a holder may be looked up again: what she shows or says, brought to one spelling. Only keyed hashes of
// these are stored; the texts themselves never leave memory.
import { documentKey, nameVariants, type PersonName } from '@pratique/travel-document'
import type { PlainDate } from '../place/plain-date.ts'
import type { Identity } from './identity.ts'

export const claimKinds = ['document', 'name', 'telephone', 'email'] as const
export type ClaimKind = (typeof claimKinds)[number]

export interface Claim {
  readonly kind: ClaimKind
  readonly text: string
}

/** A document by its number alone: passenger lists often leave out who issued it. */
export function documentClaims(documentNumber: string): readonly Claim[] {
  const text = documentKey(documentNumber)
  return text === '' ? [] : [{ kind: 'document', text }]
}

/** A name counts only with its birth date: alone it would find strangers. */
export function nameClaims(name: PersonName, dateOfBirth: PlainDate | null): readonly Claim[] {
  if (dateOfBirth === null) return []
  return nameVariants(name).map((variant) => ({ kind: 'name', text: `${variant} ${dateOfBirth}` }))
}

export function telephoneClaims(telephone: string): readonly Claim[] {
  const text = telephone.replace(/^\s*\+/, '00').replace(/\D/g, '')
  return text === '' ? [] : [{ kind: 'telephone', text }]
}

export function emailClaims(email: string): readonly Claim[] {
  const text = email.trim().toLowerCase()
  return text === '' ? [] : [{ kind: 'email', text }]
}

export function claimsOf(identity: Identity): readonly Claim[] {
  return [
    ...documentClaims(identity.document?.documentNumber ?? ''),
    ...nameClaims(identity, identity.dateOfBirth),
    ...telephoneClaims(identity.telephone ?? ''),
    ...emailClaims(identity.email ?? ''),
  ]
}
