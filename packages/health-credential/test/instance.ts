// One invented authority for the tests: keys, trust list, status list, a code and its document.

import { Buffer } from 'node:buffer'
import {
  bindDocument,
  createSigner,
  createStatusList,
  type NewCode,
  newCodeId,
  openSigner,
  readTrust,
  signStatusListCwt,
  signTrustList,
  type TrustListDocument,
  trustListKey,
  withStatuses,
} from '../src/index.ts'

export const ISSUED = new Date('2020-03-16T00:00:00Z')
export const NOW = new Date('2020-03-17T12:00:00Z')
export const EXPIRES = new Date('2020-03-30T16:00:00Z')
export const DOCUMENT = { number: 'YA1234567', dateOfBirth: '1988-02-29', expiresOn: '2027-11-30' }
export const LIST_ADDRESS = 'https://code.example/status-lists/7'

export function newSigner(issuer = 'CN-ZJ', notAfter = new Date('2021-01-01')) {
  const names = { issuer, commonName: 'Codes 1', organisation: 'Health Commission (exercise)', country: 'CN' }
  return openSigner(createSigner({ ...names, notBefore: new Date('2020-01-01'), notAfter }))
}

export const signer = newSigner()
export const stranger = newSigner('XX')
const binding = bindDocument(DOCUMENT, 10)

export function trustDocument(changes: Partial<TrustListDocument> = {}): TrustListDocument {
  return {
    issuer: 'CN-ZJ',
    authorityName: 'Health Commission (exercise)',
    issuedAt: '2020-03-16T00:00:00Z',
    nextUpdate: '2020-03-23T00:00:00Z',
    specimen: true,
    keys: [trustListKey(signer, ['code', 'status', 'trust'])],
    ...changes,
  }
}

export const trustText = signTrustList(trustDocument(), signer)
export const { trust } = readTrust(trustText)

export function code(changes: Partial<NewCode['payload']> = {}): NewCode {
  return {
    issuedAt: ISSUED,
    expiresAt: EXPIRES,
    payload: {
      id: newCodeId(binding),
      scheme: 'international',
      state: 'orange',
      level: 'paper',
      pack: 'zj20',
      policyVersion: 1,
      specimen: true,
      reasons: [3, 12],
      binding,
      status: { list: 7, index: 60_000 },
      firstName: null,
      ...changes,
    },
  }
}

export function statusBytes(changes: readonly (readonly [number, number])[], expiresAt = EXPIRES): Buffer {
  const list = withStatuses(createStatusList(2, 65_536), changes)
  const token = { address: LIST_ADDRESS, issuedAt: ISSUED, expiresAt, ttl: 3600 }
  return Buffer.from(signStatusListCwt(list, token, signer))
}
