// A deed as the outbox keeps it: what is asked of the server, in whose name, and how it stands. Nothing here knows what
// the deed is about; a page hands in path, body and the words by which its officer knows it again.

export interface NewDeed {
  readonly method: 'POST'
  /** Below `/api/v1/desk/`. */
  readonly path: string
  readonly body: unknown
  /** For the officer, in her language: "Correction: AMINA FIORE, SU206 14C". */
  readonly summary: string
  /** Whom or what it is about: deeds of one subject go in order, and wait for one another. */
  readonly subject: string
}

/**
 * `waiting`: goes when it can. `sent`: the server has it. `conflict`: the server refused it, a person decides.
 * `set-aside`: a person decided not to send it, and said why.
 */
export type Standing = 'waiting' | 'sent' | 'conflict' | 'set-aside'

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

interface Envelope {
  /** The order in which it was done here; given by the database. */
  readonly seq?: number
  readonly id: string
  readonly officer: string
  readonly officerName: string
  readonly standing: Standing
  /** By the clock of the device. */
  readonly queuedAt: string
  readonly settledAt: string | null
  readonly tries: number
}

/** As it lies on the device: nothing of a traveller can be read. */
export interface KeptDeed extends Envelope {
  readonly keyId: string
  readonly sealed: Sealed
}

/** As the server refused it (RFC 9457). */
export interface RefusedAs {
  readonly status: number
  readonly type: string
  readonly detail: string
  /** Each fault of the request with its place. */
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
}

/** What is sealed. */
export interface DeedWords {
  readonly deed: NewDeed
  /** The Idempotency-Key: another one once a person decided to send it anew. */
  readonly key: string
  readonly answer: unknown
  readonly refusal: RefusedAs | null
  /** Why it was set aside. */
  readonly reason: string | null
}

/** Opened for the officer who did it. */
export type OpenDeed = Envelope & DeedWords

/** What another officer left here: whose, how many, since when. */
export interface ForeignDeeds {
  readonly officer: string
  readonly officerName: string
  readonly count: number
  readonly oldestAt: string
}

/** Those of others that still have to go or to be decided. */
export function foreignDeeds(kept: readonly KeptDeed[], officer: string | null): readonly ForeignDeeds[] {
  const open = kept.filter(
    (deed) => deed.officer !== officer && (deed.standing === 'waiting' || deed.standing === 'conflict'),
  )
  const byOfficer = Map.groupBy(open, (deed) => deed.officer)
  return [...byOfficer].map(([whose, deeds]) => ({
    officer: whose,
    officerName: deeds[0]?.officerName ?? '',
    count: deeds.length,
    oldestAt: deeds.map(({ queuedAt }) => queuedAt).toSorted()[0] ?? '',
  }))
}

/** The next that may go: in order, and none past one of the same subject that waits for a person. */
export function nextToSend(deeds: readonly OpenDeed[]): OpenDeed | undefined {
  const held = new Set<string>()
  for (const deed of deeds) {
    if (deed.standing === 'conflict') held.add(deed.deed.subject)
    if (deed.standing === 'waiting' && !held.has(deed.deed.subject)) return deed
  }
  return undefined
}

/** A deed that must wait until a person has decided of one before it. */
export const isHeld = (deed: OpenDeed, deeds: readonly OpenDeed[]): boolean =>
  deed.standing === 'waiting' &&
  deeds.some(
    (other) =>
      other.standing === 'conflict' &&
      other.deed.subject === deed.deed.subject &&
      (other.seq ?? 0) < (deed.seq ?? 0),
  )
