// Who opened a name, gathered: a traveller who looks at her own page ten times should still see the officer who did so
// once.
import type { HeldAccess } from './held-data.ts'

export interface ReaderGroup {
  readonly actorKind: string
  readonly purpose: string
  readonly times: number
  readonly lastAt: Date
}

/** By who and for what (as it is worded), the latest first; everyone else before the traveller herself. */
export function groupReaders(
  readers: readonly HeldAccess[],
  wordedAs: (purpose: string) => string = (purpose) => purpose,
): readonly ReaderGroup[] {
  const groups = Map.groupBy(readers, ({ actorKind, purpose }) =>
    JSON.stringify([actorKind, wordedAs(purpose)]),
  )
  return [...groups.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [groupOf(first, others)]))
    .sort((a, b) => own(a) - own(b) || b.lastAt.getTime() - a.lastAt.getTime())
}

const own = ({ actorKind }: ReaderGroup): number => (actorKind === 'traveller' ? 1 : 0)

function groupOf(first: HeldAccess, others: readonly HeldAccess[]): ReaderGroup {
  const last = Math.max(...[first, ...others].map(({ at }) => at.getTime()))
  return {
    actorKind: first.actorKind,
    purpose: first.purpose,
    times: others.length + 1,
    lastAt: new Date(last),
  }
}
