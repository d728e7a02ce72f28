// `--batch`: one JSON question a line in, one JSON answer a line out, in order and each with its `id`. A line that
// cannot be answered gets an error object in its place, so that a thousand good ones do not wait for one bad.
import type { Io } from '../platform/io.ts'
import { type AnswerLine, answerLines, longestLine } from './line-stream.ts'

/** What is wrong with a line, in the place of its answer. */
interface LineError {
  readonly code: 'not-json' | 'not-a-question' | 'too-long'
  readonly message: string
}

export type Fields = Readonly<Record<string, unknown>>

/** Answers a question; a string that it returns says what is wrong with the question. */
export type AnswerQuestion = (question: Fields) => Fields | string

/** Answers each line of standard input by `answerTo`. */
export async function answerBatch(io: Io, answerTo: AnswerQuestion): Promise<number> {
  await answerLines(io, batchLine(answerTo))
  return 0
}

/** Answers a line of JSON by a line of JSON. */
export function batchLine(answerTo: AnswerQuestion): AnswerLine {
  return (line, number) => {
    const question = questionOf(line, number)
    const answer = 'error' in question ? question : answerOf(question.fields, number, answerTo)
    return (
      jsonOf(answer) ?? JSON.stringify(failed(null, 'not-a-question', `Line ${number} is nested too deeply.`))
    )
  }
}

function answerOf(fields: Fields, number: number, answerTo: AnswerQuestion): Fields {
  const id = fields.id ?? null
  const answer = answerTo(fields)
  return typeof answer === 'string'
    ? failed(id, 'not-a-question', `Line ${number}: ${answer}`)
    : { id, ...answer }
}

function questionOf(line: string, number: number): { readonly fields: Fields } | ReturnType<typeof failed> {
  if (line.length > longestLine)
    return failed(
      null,
      'too-long',
      `Line ${number} is longer than ${longestLine} characters. Send a shorter one.`,
    )
  const fields = fieldsOf(line)
  if (fields !== null) return { fields }
  return failed(
    null,
    'not-json',
    `Line ${number} is no JSON object. Write one object a line, as in {"id":1,"text":"…"}.`,
  )
}

const failed = (id: unknown, code: LineError['code'], message: string) => ({ id, error: { code, message } })

function fieldsOf(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** JSON of a value; undefined where it is nested beyond the stack: JSON is read to any depth, but not written. */
export function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The `text` of a question, or what is wrong with it. */
export const textIn = ({ text }: Fields): { text: string } | string =>
  typeof text === 'string'
    ? { text }
    : 'the field "text" is no string. Put the whole text into it, lines joined by \\n.'
