// Where verifiers find the lists (RFC 8615). A code names only the number of its list: an address would cost room in
// the picture.
export const trustListAddress = '/.well-known/pratique/trust-list.json'

/** Whose certificates count here, for verifiers that read them. */
export const issuersAddress = '/.well-known/pratique/issuers.json'

/** A list stands below it, by its number. */
export const statusListAddress = '/.well-known/pratique/status'
