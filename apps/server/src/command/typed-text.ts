// A text for a command, from standard input or a file: bounded, and in whatever encoding an old system sent it.
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { WrongQuestion } from '../platform/io.ts'

/** One byte more than the largest text that any reader takes, so that it can say that there is more. */
const mostBytes = 5 * 1024 * 1024 + 1

/** All of a stream up to `mostBytes`, as UTF-8 or, where it is none, as Windows-1252. */
export async function typedText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes.subarray(0, mostBytes - size))
    size += bytes.length
    if (size >= mostBytes) break
  }
  return decoded(Buffer.concat(chunks))
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The text of a file named as an argument. */
export async function textOfFile(path: string): Promise<string> {
  try {
    return await typedText(createReadStream(path))
  } catch (cause) {
    throw new WrongQuestion(
      `The file "${path}" cannot be read. Name one that exists, or give the text on standard input.`,
      { cause },
    )
  }
}
