// The published lists of affected areas, and the one that a scheme reads its area levels from.
import type { ListedPlace, PackManifest } from '@pratique/policy-engine'
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

/** What a scheme of the pack says of its list. */
type AreaScheme = Pick<PackManifest['schemes'][number], 'riskList' | 'areaLevels'>

/** The scheme's list in force at an instant; null when none was published by then, which is not an empty one. */
export function findAreaList(
  lists: readonly PublishedAreaList[],
  { riskList, areaLevels }: AreaScheme,
  at: Date,
): ListInForce | null {
  const inForce = lists
    .filter(({ list }) => list === riskList)
    .filter((list) => Math.max(Date.parse(list.effectiveAt), Date.parse(list.publishedAt)) <= at.getTime())
    .toSorted((a, b) => Date.parse(b.effectiveAt) - Date.parse(a.effectiveAt))[0]
  if (inForce === undefined) return null
  const rankOf = new Map(areaLevels.map(({ code, rank }) => [code, rank]))
  const ranked = ({ place, level }: PublishedEntry) => ({ place, level: rankOf.get(level) ?? 0 })
  return { list: inForce.list, edition: inForce.edition, places: inForce.entries.map(ranked) }
}
