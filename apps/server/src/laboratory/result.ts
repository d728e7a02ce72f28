// A result as any source says it, and what becomes of it beside those that came before: pure.
export const outcomes = ['negative', 'positive', 'inconclusive', 'pending', 'invalid'] as const
export type Outcome = (typeof outcomes)[number]

/** What a laboratory says of one specimen, or of several tested together. */
export interface Said {
  /** As printed on the label, or scanned. */
  readonly specimens: readonly string[]
  readonly outcome: Outcome
  /** An earlier report was wrong, and this one is right; cancelled: it is taken back and nothing takes its place. */
  readonly status: 'final' | 'corrected' | 'cancelled'
  /** The laboratory's own number of the report. */
  readonly reportId: string | null
  /** Of the sample; ours counts where we took it. */
  readonly sampledAt: string | null
  readonly reportedAt: string | null
}

export interface EarlierResult {
  readonly resultId: string
  readonly outcome: Outcome
  readonly reportId: string | null
  readonly standing: Standing
}

export type Standing = 'applied' | 'noted' | 'repeated' | 'superseded' | 'waiting'
export type Ground = 'unknown-specimen' | 'contradictory' | 'nothing-to-correct'

export type Verdict =
  /** Becomes a fact; what it replaces is cancelled first. */
  | { readonly standing: 'applied'; readonly replaces: readonly string[]; readonly ground: null }
  /** Kept, and changes no fact: pending, invalid, a pool that must be opened. */
  | { readonly standing: 'noted'; readonly replaces: readonly string[]; readonly ground: null }
  | { readonly standing: 'repeated'; readonly replaces: readonly []; readonly ground: null }
  /** A person decides. */
  | { readonly standing: 'waiting'; readonly replaces: readonly []; readonly ground: Ground }

const isFact = (outcome: Outcome): boolean => outcome !== 'pending' && outcome !== 'invalid'

/** `known`: the specimen is ours. `pooled`: tested with others, where only a negative says something of each. */
export function verdictOn(
  said: Pick<Said, 'outcome' | 'status' | 'reportId'>,
  earlier: readonly EarlierResult[],
  { known, pooled }: { readonly known: boolean; readonly pooled: boolean },
): Verdict {
  if (!known) return waiting('unknown-specimen')
  const applied = earlier.filter(({ standing }) => standing === 'applied')
  if (said.status === 'cancelled')
    return applied.length === 0
      ? waiting('nothing-to-correct')
      : { standing: 'noted', replaces: applied.map(({ resultId }) => resultId), ground: null }
  if (isRepeated(said, earlier)) return { standing: 'repeated', replaces: [], ground: null }
  const becomesFact = isFact(said.outcome) && !(pooled && said.outcome !== 'negative')
  if (said.status === 'corrected') {
    const replaces = applied.map(({ resultId }) => resultId)
    return { standing: becomesFact ? 'applied' : 'noted', replaces, ground: null }
  }
  if (!becomesFact) return { standing: 'noted', replaces: [], ground: null }
  if (applied.some(({ outcome }) => outcome !== said.outcome)) return waiting('contradictory')
  return { standing: 'applied', replaces: [], ground: null }
}

const waiting = (ground: Ground): Verdict => ({ standing: 'waiting', replaces: [], ground })

function isRepeated(
  { outcome, reportId }: Pick<Said, 'outcome' | 'reportId'>,
  earlier: readonly EarlierResult[],
): boolean {
  return earlier.some(
    (one) =>
      one.outcome === outcome &&
      one.standing !== 'superseded' &&
      one.standing !== 'waiting' &&
      (isFact(outcome) || one.reportId === reportId),
  )
}
