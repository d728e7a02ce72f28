// Where two statements differ, by the names of their fields.
import type { Statement } from '../holder/statement.ts'

export const changedFields = (statement: Statement, before: Statement | null): readonly (keyof Statement)[] =>
  (Object.keys(statement) as (keyof Statement)[]).filter(
    (field) => JSON.stringify(statement[field]) !== JSON.stringify(before?.[field]),
  )
