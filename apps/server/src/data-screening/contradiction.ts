// What one source says of a person and another says otherwise. A finding for people to look at: it changes no fact and
// no colour, whatever it shows.
export const contradictionKinds = [
  'stop',
  'seat',
  'name',
  'birth-date',
  'document',
  'leg',
  'earlier-case',
] as const
export type ContradictionKind = (typeof contradictionKinds)[number]

export const sources = ['list', 'crew', 'gate', 'certificate', 'earlier-declaration', 'case'] as const
/** Which record speaks against the declaration. */
export type Source = (typeof sources)[number]

export interface Contradiction {
  readonly kind: ContradictionKind
  readonly source: Source
  /** As she declared it, a text or a code; null where she said nothing of it. */
  readonly said: string | null
  /** What the other source says: a place, a seat, a name, a day, a status, an issuer. */
  readonly found: string
  /** Of what the other source tells of. */
  readonly on: string | null
  /** Designator. */
  readonly voyage: string | null
  /** Holders whose records say so: for the officer, never for her. */
  readonly others: readonly string[]
}

/** Put to her at once. The others would tell her of somebody else: an officer asks, if it helps. */
export const isAskedAtOnce = ({ kind }: Pick<Contradiction, 'kind'>): boolean =>
  kind === 'stop' || kind === 'seat' || kind === 'name' || kind === 'birth-date'

/** Two of the same text are one finding. */
export const textOf = ({ kind, source, said, found, on, voyage, others }: Contradiction): string =>
  JSON.stringify([kind, source, said, found, on, voyage, [...others].sort()])

export type Outcome = 'explained' | 'mended' | 'unfounded' | 'gone'

const hour = 3_600_000

/** While she is on her way it is to be clear when she stands at the door; after that within the pack's hours. */
export const dueAfter = (now: Date, arrivesAt: Date, hours: number): Date =>
  arrivesAt > now ? arrivesAt : new Date(now.getTime() + hours * hour)
