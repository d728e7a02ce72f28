// The published lists of affected areas, and the one that a scheme reads its area levels from.
import type { AreaLevel, ListedPlace } from '@pratique/policy-engine'
import type { z } from 'zod'
import type { PublishedEntry, PublishedList } from './published-list.ts'

/** A list in the order of its publication, with who put it in force. */
export interface PublishedAreaList extends PublishedList {
  /** The levels it knows, strictest first. */
  readonly levels: readonly string[]
  readonly publishedAt: string
  readonly proposedBy: string
  readonly agreedBy: string
}

export interface ListInForce {
  readonly list: string
  readonly edition: string
  readonly places: readonly ListedPlace[]
}

type RankedLevel = Pick<z.infer<typeof AreaLevel>, 'code' | 'rank'>

/**
 * The list in force at an instant whose levels are those of a scheme; null when none was published by then, which
 * is not the same as an empty one.
 */
export function findAreaList(
  lists: readonly PublishedAreaList[],
  areaLevels: readonly RankedLevel[],
  at: Date,
): ListInForce | null {
  const rankOf = new Map(areaLevels.map(({ code, rank }) => [code, rank]))
  const isInForce = ({ levels, effectiveAt, publishedAt }: PublishedAreaList) =>
    levels.every((level) => rankOf.has(level)) &&
    Math.max(Date.parse(effectiveAt), Date.parse(publishedAt)) <= at.getTime()
  const inForce = lists
    .filter(isInForce)
    .toSorted((a, b) => Date.parse(b.effectiveAt) - Date.parse(a.effectiveAt))[0]
  if (inForce === undefined) return null
  const ranked = ({ place, level }: PublishedEntry) => ({ place, level: rankOf.get(level) ?? 0 })
  return { list: inForce.list, edition: inForce.edition, places: inForce.entries.map(ranked) }
}
