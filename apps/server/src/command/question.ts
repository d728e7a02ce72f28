// What the commands that check credentials share: bounded standard input, files named as arguments, trust.
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { readTrust, type Trust } from '@pratique/health-credential'
import { readInstant } from '../platform/arguments.ts'
import { WrongQuestion } from '../platform/io.ts'

/** The bytes of a file named as an argument. */
export function fileOf(option: string, path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (cause) {
    throw new WrongQuestion(`${option} "${path}" cannot be read. Name a file that exists.`, { cause })
  }
}

/** The trust of a file; an entry that cannot be read refuses the file, lest its issuer be missed in silence. */
export const trustOf = (path: string): Trust => readTrustFile(path).trust

/** The trust of a file with the bytes that it was read from, for threads that read it again. */
export function readTrustFile(path: string): { readonly trust: Trust; readonly bytes: Uint8Array } {
  const bytes = fileOf('--trust', path)
  const { trust, problems } = readTrust(bytes)
  const [first] = problems
  if (first !== undefined) throw new WrongQuestion(`--trust "${path}": ${first.message}`)
  return { trust, bytes }
}

/**
 * The instant of an `at`; without one, the wall clock's. A time without offset counts as UTC, not as the zone of the
 * machine: test data of the EU is written so, and the same question must get the same answer everywhere.
 */
export function instantOf(text: string | undefined, option = '--at'): Date {
  if (text === undefined) return new Date()
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(text)
  if (match === null) return readInstant(option, text)
  const [, day, time = '00:00:00', offset = 'Z'] = match
  // ISO 8601 also allows an offset without its colon.
  return readInstant(option, `${day}T${time}${offset.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`)
}

/** All of standard input as text without line ends around it; refuses more than `limit` bytes. */
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
