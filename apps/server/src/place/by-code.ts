// Look-up by code in tables of thousands that never change: each table is indexed once, when first asked.
const indexes = new WeakMap<readonly object[], ReadonlyMap<string, object>>()

/**
 * The entry that carries a code; of two entries with one code the first. `codesOf` must always be the same function
 * for one table.
 */
export function findByCode<Entry extends object>(
  table: readonly Entry[],
  codesOf: (entry: Entry) => readonly (string | null)[],
  code: string,
): Entry | undefined {
  let index = indexes.get(table) as ReadonlyMap<string, Entry> | undefined
  if (index === undefined) {
    index = indexed(table, codesOf)
    indexes.set(table, index)
  }
  return index.get(code)
}

/** First codes go before second ones: `AF` the designator before `AF` the spelling of another. */
function indexed<Entry>(
  table: readonly Entry[],
  codesOf: (entry: Entry) => readonly (string | null)[],
): ReadonlyMap<string, Entry> {
  const index = new Map<string, Entry>()
  const ranks = Math.max(0, ...table.slice(0, 1).map((entry) => codesOf(entry).length))
  for (let rank = 0; rank < ranks; rank += 1)
    for (const entry of table) {
      const code = codesOf(entry)[rank]
      if (code && !index.has(code)) index.set(code, entry)
    }
  return index
}
