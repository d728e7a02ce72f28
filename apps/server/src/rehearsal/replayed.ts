// One holder in a replay: what the rules in force say of her, what the draft would say, and by what she is counted.
import type { Decision, PackManifest } from '@pratique/policy-engine'
import type { HolderState } from '../holder/state.ts'

export interface Replayed {
  readonly holderId: string
  readonly before: Decision
  readonly after: Decision
  readonly bound: boolean
  readonly party: string | null
  readonly language: string
  readonly ageBand: string | null
  readonly flight: string | null
  readonly district: string | null
  readonly arrivalAt: string | null
  /** Countries where she stayed, the last first. */
  readonly places: readonly string[]
  /** What tests showed after the instant of the replay. */
  readonly later: 'none' | 'negative' | 'positive'
}

export type Turn = 'same' | 'stricter' | 'milder' | 'unknown'

/** States from the mildest up; unknown is none of them. */
export const ranksOf = (manifest: PackManifest, scheme: string): ReadonlyMap<string, number> =>
  new Map(manifest.schemes.find(({ code }) => code === scheme)?.states.map(({ code }, rank) => [code, rank]))

/**
 * To which side she turns. Of one colour it is stricter to be asked for more: a measure that ties her to a place, or
 * days more of it. Only other words, or an earlier end to something done once, are no turn.
 */
export function turnOf(
  { before, after }: Pick<Replayed, 'before' | 'after'>,
  ranks: ReadonlyMap<string, number>,
): Turn {
  if (before.state !== after.state) {
    const [from, to] = [ranks.get(before.state), ranks.get(after.state)]
    if (to === undefined) return 'unknown'
    // Out of unknown to the mildest is milder, to anything else is stricter: she is asked for more than to tell.
    return to > (from ?? 0) ? 'stricter' : 'milder'
  }
  const [bound, boundAfter] = [daysBound(before), daysBound(after)]
  if (bound === boundAfter) return 'same'
  return boundAfter > bound ? 'stricter' : 'milder'
}

const placing = new Set(['quarantine', 'isolation'])

/** The instant up to which she is tied to a place, in milliseconds; endless until a fact closes it. */
function daysBound({ measures }: Decision): number {
  const ends = measures
    .filter(({ kind }) => placing.has(kind))
    .map(({ until }) => (until === null ? Number.POSITIVE_INFINITY : Date.parse(until)))
  return Math.max(0, ...ends)
}

/** What later tests say: one positive outweighs every negative. */
export function laterTests(known: HolderState, whole: HolderState): Replayed['later'] {
  const later = whole.results.slice(known.results.length)
  const confirmed = whole.caseRecord?.status === 'confirmed' && known.caseRecord?.status !== 'confirmed'
  if (confirmed || later.some(({ result }) => result === 'positive')) return 'positive'
  return later.some(({ result }) => result === 'negative') ? 'negative' : 'none'
}
