// Document numbers compared as people and systems write them.

/**
 * A document number as a key to compare: upper case, only `A-Z` and `0-9`. Spaces, hyphens and fillers go, because a
 * zone replaces them by fillers and lists leave them out. Letters are not taken for digits.
 *
 *     documentKey('ab-12 345<') // 'AB12345'
 */
export const documentKey = (documentNumber: string): string =>
  documentNumber.toUpperCase().replace(/[^A-Z0-9]/g, '')
