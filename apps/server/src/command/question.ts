// What the commands that check credentials share: reading a bounded standard input and the files named as
// arguments, and one kind of refusal that ends with exit code 2 and a sentence that says how to mend it.
import { readFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'

export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

/** A question that cannot be answered as asked. */
export class WrongQuestion extends Error {}

/** Runs a command; a wrong question is written to standard error and ends with 2. */
export async function answer(io: Io, command: () => Promise<number>): Promise<number> {
  try {
    return await command()
  } catch (error) {
    if (!(error instanceof WrongQuestion)) throw error
    io.stderr.write(`${error.message}\n`)
    return 2
  }
}

/** The bytes of a file named as an argument. */
export function fileOf(option: string, path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    throw new WrongQuestion(`${option} "${path}" cannot be read. Name a file that exists.`)
  }
}

/** The instant of an `--at` argument; without one, the wall clock's. */
export function instantOf(text: string | undefined): Date {
  if (text === undefined) return new Date()
  // A date alone or a time without offset would mean another instant on another machine.
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
  const at = new Date(isInstant ? text : Number.NaN)
  if (!Number.isNaN(at.getTime())) return at
  throw new WrongQuestion(
    `--at "${text}" is not an instant. Write it with its offset: 2020-03-16T08:00:00+08:00.`,
  )
}

/** All of standard input as text without white space at its ends; refuses more than `limit` bytes. */
export async function textOf(stdin: Readable, limit = 1_000_000): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > limit)
      throw new WrongQuestion(`Standard input is longer than ${limit} bytes: give one credential.`)
    chunks.push(bytes)
  }
  // Base45 uses the space, so only line ends may go.
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^[\r\n\uFEFF]+|[\r\n]+$/g, '')
}

/** The message of a failed argument parse, with the usage below it. */
export function badArguments(cause: unknown, usage: string): WrongQuestion {
  return new WrongQuestion(`${cause instanceof Error ? cause.message : 'Unreadable arguments.'}\n${usage}`, {
    cause,
  })
}
