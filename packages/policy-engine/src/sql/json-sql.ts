// Facts as the JSON that a decision tells, from their columns: the same text as JavaScript writes.
import { FACTS, type FactName, factDefinition } from '../facts.ts'
import { AREA_FACTS } from '../rule/frame.ts'
import { quoted } from './quote.ts'
import type { SqlScope } from './sql-scope.ts'

/** ISO 8601 in UTC with milliseconds; NULL stays NULL. */
export const isoSql = (instant: string): string =>
  `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The codes of each set, in the order of their bits. */
export type CodesOf = ReadonlyMap<FactName, readonly string[]>

/** The facts that are recorded among these, as one JSON object. */
export function factsJson(names: readonly FactName[], codes: CodesOf, scope: SqlScope): string {
  if (names.length === 0) return `'{}'::jsonb`
  const pairs = names.map((name) => `${quoted(name)}, ${factJson(name, codes, scope)}`)
  return `jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')}))`
}

function factJson(name: FactName, codes: CodesOf, scope: SqlScope): string {
  const column = `${scope.prefix}${FACTS[name].column}`
  if (scope.noAreas && AREA_FACTS.has(name)) return decidedNone(name, scope)
  switch (factDefinition(name).type) {
    case 'instant':
      return isoSql(column)
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD')`
    case 'number':
      return `trim_scale(${column})`
    case 'set':
      return setJson(column, codes.get(name) ?? [])
    default:
      return column
  }
}

/** A version without a list says of everyone who stated a journey that she was nowhere on it. */
const decidedNone = (name: FactName, { prefix }: SqlScope): string =>
  name === 'areaLastOn' ? 'NULL::text' : `CASE WHEN ${prefix}category IS NOT NULL THEN 0 END`

/** Members in the order of their names, as facts hold them. */
function setJson(column: string, codes: readonly string[]): string {
  const members = codes
    .map((code, bit) => ({ code, bit }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, bit }) => `CASE WHEN ${column} & ${1 << bit} <> 0 THEN ${quoted(code)} END`)
  const list = `array_remove(ARRAY[${members.join(', ')}]::text[], NULL)`
  return `CASE WHEN ${column} IS NOT NULL THEN to_jsonb(${list}) END`
}
