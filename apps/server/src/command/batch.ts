// `--batch`: one JSON question a line in, one JSON answer a line out, in order and each with its `id`. A line that
// cannot be answered gets an error object in its place, so that a thousand good ones do not wait for one bad.
import type { Readable } from 'node:stream'
import type { Io } from '../platform/io.ts'

/** A question line asks for at most one passenger list (5 MB) with JSON escapes around it. */
const longestLine = 16 * 1024 * 1024

/** What is wrong with a line, in the place of its answer. */
interface LineError {
  readonly code: 'not-json' | 'not-a-question' | 'too-long'
  readonly message: string
}

type Fields = Readonly<Record<string, unknown>>

/** Answers each line of standard input by `answerTo`; a string it returns says what is wrong with the question. */
type Answer = Fields | string

/** So many answers may be under way at once: enough to keep every core busy, few enough to hold in memory. */
const underWay = 256

export async function answerBatch(
  io: Io,
  answerTo: (question: Fields) => Answer | Promise<Answer>,
): Promise<number> {
  // Written in the order of the questions, each as soon as all before it are.
  const written: Promise<void>[] = []
  let number = 0
  for await (const line of linesOf(io.stdin)) {
    number += 1
    if (line.trim() === '') continue
    const answer = answerLine(line, number, answerTo)
    const before = written.at(-1)
    written.push(writeAfter(before, answer, io))
    if (written.length > underWay) await written.shift()
  }
  await Promise.all(written)
  return 0
}

async function writeAfter(before: Promise<void> | undefined, answer: Promise<Fields>, io: Io): Promise<void> {
  // Both are awaited together, so that one that fails does so in sight of the caller.
  const [fields] = await Promise.all([answer, before])
  // Pipes are written synchronously on POSIX, so waiting for a drain would gain nothing.
  io.stdout.write(`${JSON.stringify(fields)}\n`)
}

async function answerLine(
  line: string,
  number: number,
  answerTo: (question: Fields) => Answer | Promise<Answer>,
): Promise<Fields> {
  if (line.length > longestLine)
    return failed(
      null,
      'too-long',
      `Line ${number} is longer than ${longestLine} characters. Send a shorter one.`,
    )
  const question = fieldsOf(line)
  if (question === null)
    return failed(
      null,
      'not-json',
      `Line ${number} is no JSON object. Write one object a line, as in {"id":1,"text":"…"}.`,
    )
  const id = question.id ?? null
  const answer = await answerTo(question)
  return typeof answer === 'string'
    ? failed(id, 'not-a-question', `Line ${number}: ${answer}`)
    : { id, ...answer }
}

const failed = (id: unknown, code: LineError['code'], message: string): Fields => ({
  id,
  error: { code, message },
})

function fieldsOf(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** The `text` of a question, or what is wrong with it. */
export const textIn = ({ text }: Fields): { text: string } | string =>
  typeof text === 'string'
    ? { text }
    : 'the field "text" is no string. Put the whole text into it, lines joined by \\n.'

/** Lines by line feed alone: JSON strings may hold the other characters that Node's readline takes for line ends. */
async function* linesOf(stdin: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun = ''
  for await (const chunk of stdin) {
    const [first = '', ...rest] = decoder.decode(Buffer.from(chunk), { stream: true }).split('\n')
    // Beyond the longest line nothing more is kept, only that it was too long.
    if (begun.length <= longestLine) begun += first
    for (const next of rest) {
      yield begun
      begun = next
    }
  }
  yield begun + decoder.decode()
}
