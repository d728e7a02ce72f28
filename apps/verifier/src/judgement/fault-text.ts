// What is wrong with the verifier's form, in words: the same on the page of the server and in the browser.
import type { VerifierWords } from '../page-data.ts'
import type { CheckFault, CheckFieldName } from './check-form.ts'
import { fill } from './texts.ts'

/** A fault in words. */
export function faultText({ field, parts }: CheckFault, words: VerifierWords): string {
  const named = { number: words.number, dateOfBirth: words.birth, expiresOn: words.expiry }
  const texts: Readonly<Record<CheckFieldName, string>> = {
    code: words.errorCode,
    number: words.errorNumber,
    dateOfBirth: words.errorBirth,
    expiresOn: words.errorExpiry,
    zone: fill(words.errorZone, {
      problem: parts.length > 0 ? `(${parts.map((part) => named[part]).join(', ')})` : '',
    }).trim(),
  }
  return texts[field]
}
