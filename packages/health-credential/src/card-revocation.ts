// Revocation lists of SMART Health Card issuers (SHC framework, "Revocation"): revocation ids, each with an
// optional time before which cards under it are revoked.

/** One list, checked. */
export interface CardRevocationList {
  readonly kid: string
  readonly counter: number
  /** Revocation id to the second before which its cards are revoked; Infinity for all. */
  readonly revoked: ReadonlyMap<string, number>
}

/** Reads a list of parsed JSON; undefined when the value is none or breaks a rule of the framework. */
export function cardRevocationList(value: unknown): CardRevocationList | undefined {
  const { kid, method, ctr, rids } = Object(value)
  if (
    typeof kid !== 'string' ||
    method !== 'rid' ||
    !Number.isSafeInteger(ctr) ||
    ctr < 1 ||
    !Array.isArray(rids)
  )
    return undefined
  const revoked = new Map<string, number>()
  for (const entry of rids) {
    const match = typeof entry === 'string' ? /^([A-Za-z0-9_-]{1,24})(?:\.(\d{1,12}))?$/.exec(entry) : null
    const rid = match?.[1]
    // Two entries for one id would leave open which of them counts.
    if (rid === undefined || revoked.has(rid)) return undefined
    revoked.set(rid, match?.[2] === undefined ? Number.POSITIVE_INFINITY : Number(match[2]))
  }
  return { kid, counter: ctr, revoked }
}

/** Whether a card with a revocation id, in force since `nbf` (seconds), is revoked. */
export function isCardRevoked(list: CardRevocationList, rid: string, nbf: number): boolean {
  const before = list.revoked.get(rid)
  return before !== undefined && nbf < before
}
