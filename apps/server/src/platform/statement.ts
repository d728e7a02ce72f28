// Statements whose text never changes, for the deeds that many do at once: written once as SQL, so that nothing is
// built for each turn, prepared in each connection, and, where nobody needs their answer, not waited for (`behind.ts`).
import { CompiledQuery } from 'kysely'
import type { Connection } from './database.ts'

const asked = new Set<string>()
const written = new Set<string>()

/** Whether a text was given here; such a statement has one plan, whatever its values. */
export const isFixed = (text: string): boolean => asked.has(text) || written.has(text)
/** Whether nobody waits for its answer inside of a transaction. */
export const isWrite = (text: string): boolean => written.has(text)

/** A question of one plan: name its columns, for an answer of `*` would change under it. */
export function asking<Row>(
  text: string,
): (db: Connection, values: readonly unknown[]) => Promise<readonly Row[]> {
  asked.add(text)
  return async (db, values) => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}

/**
 * A write that answers nothing. In a transaction it is sent and not waited for: it is done before whatever is asked
 * next, and its failure is thrown there or at the commit. So nobody may catch it and go on.
 */
export function writing(text: string): (db: Connection, values: readonly unknown[]) => Promise<void> {
  written.add(text)
  return async (db, values) => {
    await db.executeQuery(CompiledQuery.raw(text, [...values]))
  }
}

/** More rows at once are rare enough to be a text of their own, which nobody keeps. */
const keptRows = 12

/** A write of one row or more; `conflict` follows the values. */
export function inserting<Row>(
  table: string,
  columns: readonly (keyof Row & string)[],
  conflict = '',
): (db: Connection, rows: readonly Row[]) => Promise<void> {
  const writes = new Map<number, ReturnType<typeof writing>>()
  return async (db, rows) => {
    const values = rows.flatMap((row) => columns.map((column) => row[column]))
    if (rows.length > keptRows) {
      await db.executeQuery(CompiledQuery.raw(insertText(table, columns, rows.length, conflict), values))
      return
    }
    const write = writes.get(rows.length) ?? writing(insertText(table, columns, rows.length, conflict))
    writes.set(rows.length, write)
    await write(db, values)
  }
}

function insertText(table: string, columns: readonly string[], rows: number, conflict: string): string {
  const tuple = (row: number) =>
    `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`
  const tuples = Array.from({ length: rows }, (_, row) => tuple(row)).join(', ')
  return `insert into ${table} (${columns.join(', ')}) values ${tuples} ${conflict}`.trimEnd()
}
