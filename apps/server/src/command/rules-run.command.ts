// `pratique rules run --batch`: standard CertLogic 1.3.3, streaming. A line `{ id, logic, data }` gets `{ id, result }`
// or `{ id, error: { code, path, message } }`; the path is a JSON pointer into `logic`. Knows no pack and no database.
import { CertLogicError, compileCertLogic, parseCertLogic } from '@pratique/policy-engine'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { answerLines, longestLine } from './line-stream.ts'

const usage = 'Usage: pratique rules run --batch   ({"id", "logic", "data"} a line on standard input)'

export async function run(args: string[], io: Io): Promise<number> {
  const options = { batch: { type: 'boolean', default: false } } as const
  if (!readArguments({ args, options }, usage).values.batch) throw new WrongQuestion(usage)
  await answerLines(io, (line, number) => JSON.stringify(answerLine(line, number)))
  return 0
}

type Answer =
  | { readonly id: unknown; readonly result: unknown }
  | {
      readonly id: unknown
      readonly error: { readonly code: string; readonly path: string; readonly message: string }
    }

function answerLine(line: string, number: number): Answer {
  if (line.length > longestLine)
    return refused(null, 'too-long', `Line ${number} is longer than ${longestLine} characters.`)
  const question = questionOf(line)
  if (question === null) return refused(null, 'not-json', `Line ${number} is no JSON object.`)
  const id = question.id ?? null
  if (!Object.hasOwn(question, 'logic'))
    return refused(id, 'not-a-question', `Line ${number} has no "logic".`)
  return evaluate(id, question.logic, question.data ?? null)
}

function evaluate(id: unknown, logic: unknown, data: unknown): Answer {
  const parsed = parseCertLogic(logic)
  if (!parsed.ok) {
    const [first] = parsed.faults
    return {
      id,
      error: {
        code: first?.code ?? 'invalid-expression',
        path: first?.path ?? '',
        message: first?.message ?? '',
      },
    }
  }
  try {
    return { id, result: compileCertLogic(parsed.expression)(data) ?? null }
  } catch (error) {
    if (error instanceof CertLogicError)
      return { id, error: { code: error.code, path: error.path, message: error.message } }
    throw error
  }
}

const refused = (id: unknown, code: string, message: string): Answer => ({
  id,
  error: { code, path: '', message },
})

function questionOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
