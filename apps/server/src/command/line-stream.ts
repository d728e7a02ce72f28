// Lines in, lines out, as fast as the reader takes them: answers leave once per chunk and wait for a slow reader,
// so that a million questions fit in little memory. Lines end by line feed alone: JSON strings may hold the other
// characters that Node's readline takes for line ends.
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { Io } from '../platform/io.ts'

/** Beyond this many characters a line is not kept; its reader sees only that it was too long. */
export const longestLine = 16 * 1024 * 1024

/** Answers a line; numbers count from 1, blank lines too. */
export type AnswerLine = (line: string, number: number) => string

/** Whole lines, in the order in which they came. */
export interface LineChunk {
  readonly lines: readonly string[]
  /** The number of the first. */
  readonly first: number
}

/** Answers each line of standard input that is not blank. */
export async function answerLines(io: Io, answer: AnswerLine): Promise<void> {
  for await (const chunk of chunksOfLines(io.stdin)) await writeAnswers(io, answerChunk(chunk, answer))
}

/** The answers to a chunk, each with its line end. */
export function answerChunk({ lines, first }: LineChunk, answer: AnswerLine): string {
  let answers = ''
  for (const [at, line] of lines.entries()) {
    if (line.trim() !== '') answers += `${answer(line, first + at)}\n`
  }
  return answers
}

/** Writes, and waits where the reader is slower. */
export async function writeAnswers(io: Io, answers: string): Promise<void> {
  if (answers !== '' && !io.stdout.write(answers)) await once(io.stdout, 'drain')
}

/** Cuts a stream of bytes into chunks of whole lines. */
export async function* chunksOfLines(stdin: Readable): AsyncGenerator<LineChunk> {
  const decoder = new TextDecoder()
  let begun = ''
  let first = 1
  for await (const chunk of stdin) {
    const lines = decoder.decode(Buffer.from(chunk), { stream: true }).split('\n')
    if (begun.length <= longestLine) begun += lines[0] ?? ''
    if (lines.length === 1) continue
    lines[0] = begun
    begun = lines.pop() ?? ''
    yield { lines, first }
    first += lines.length
  }
  yield { lines: [begun + decoder.decode()], first }
}
