// What a command reads and writes, handed in so that it can be tested without a process. With --json or --batch
// standard output holds the answer and nothing else; what is said to a person goes to standard error.
import type { Readable, Writable } from 'node:stream'

export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

/** Runs a command: its own arguments in, exit code out (0 done, 1 the answer is no, 2 wrongly asked). */
export type Run = (args: string[], io: Io) => Promise<number>

/** A question that cannot be answered as asked; its message says how to mend it. Exit code 2. */
export class WrongQuestion extends Error {
  override readonly name = 'WrongQuestion'
}
