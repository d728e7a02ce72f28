// Lines in, lines out, as fast as the reader takes them: answers leave once per chunk and wait for a slow reader,
// so that a million questions fit in little memory. Lines end by line feed alone: JSON strings may hold the other
// characters that Node's readline takes for line ends.
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { Io } from '../platform/io.ts'

/** Beyond this many characters a line is not kept; its reader sees only that it was too long. */
export const longestLine = 16 * 1024 * 1024

/** Answers each line of standard input that is not blank; numbers count from 1 and count blank lines too. */
export async function answerLines(io: Io, answer: (line: string, number: number) => string): Promise<void> {
  let number = 0
  for await (const lines of chunksOfLines(io.stdin)) {
    let answers = ''
    for (const line of lines) {
      number += 1
      if (line.trim() !== '') answers += `${answer(line, number)}\n`
    }
    if (answers !== '' && !io.stdout.write(answers)) await once(io.stdout, 'drain')
  }
}

async function* chunksOfLines(stdin: Readable): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let begun = ''
  for await (const chunk of stdin) {
    const lines = decoder.decode(Buffer.from(chunk), { stream: true }).split('\n')
    if (begun.length <= longestLine) begun += lines[0] ?? ''
    if (lines.length === 1) continue
    lines[0] = begun
    begun = lines.pop() ?? ''
    yield lines
  }
  yield [begun + decoder.decode()]
}
