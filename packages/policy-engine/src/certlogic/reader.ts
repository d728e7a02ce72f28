// What the operations need of the parser: to read their operands and to report what is wrong.
import type { CertLogicCode } from './fault.ts'
import type { Expression } from './syntax.ts'

/** Reads one part of an expression; reports faults and yields nothing when there are any. */
export interface Reader {
  readonly read: (json: unknown, path: string) => Expression | undefined
  readonly report: (code: CertLogicCode, path: string, expr: unknown, message: string) => undefined
}
