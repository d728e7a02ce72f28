// Structured lines (JSON) for the operator, without personal data: nothing of a body, a header, a query or an
// address is logged, and a path only as the pattern of its route. What slips in by name is struck out.
import { pino } from 'pino'
import type { Config } from '../config.ts'

export type Log = pino.Logger

const struck = [
  'reference',
  'secret',
  'authorization',
  'cookie',
  'document',
  'name',
  'email',
  'phone',
  'address',
  'body',
  'query',
  'key',
]

/** Writes to standard error unless told otherwise; standard output belongs to answers. */
export function openLog(level: Config['logLevel'], destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...struck, ...struck.map((key) => `*.${key}`)], censor: '[struck out]' },
      serializers: { err: faultOf },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  )
}

export interface LoggedFault {
  readonly kind: string
  readonly message: string
  readonly stack: string
  readonly cause?: LoggedFault
}

/**
 * What may be told of a fault: kind, first line and stack. A database error's `detail` and `where` quote values of
 * rows and stay out; its message names only columns and constraints.
 */
export function faultOf(error: unknown): LoggedFault {
  if (!(error instanceof Error)) return { kind: typeof error, message: messageOf(error), stack: '' }
  const [first = ''] = error.message.split('\n')
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const told = { kind: error.name, message: first, stack: frames.map((line) => line.trim()).join('\n') }
  return error.cause === undefined ? told : { ...told, cause: faultOf(error.cause) }
}

// pg-boss reports plain objects in the form of errors.
function messageOf(thrown: unknown): string {
  const said =
    typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : undefined
  return typeof said === 'string' ? (said.split('\n')[0] ?? '') : 'something that is no error was thrown'
}
