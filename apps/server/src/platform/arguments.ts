// Arguments that several commands share, with a sentence for each way of getting them wrong.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { z } from 'zod'
import { WrongQuestion } from './io.ts'

/** `parseArgs` whose refusal is a wrong question, with the usage below it. */
export function readArguments<const T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs({ ...config, args: withNegatives(config) })
  } catch (cause) {
    throw new WrongQuestion(`${sentenceOf(cause)}\n${usage}`, { cause })
  }
}

// A value such as -1h is one, however wrong: the command says what is wrong with it, not the parser that it is unclear.
function withNegatives({ args = [], options = {} }: ParseArgsConfig): string[] {
  const takesValue = (word: string | undefined) =>
    word?.startsWith('--') && options[word.slice(2)]?.type === 'string'
  return args.flatMap((word, at) => {
    const isNegative = /^-\d/.test(word)
    if (isNegative && takesValue(args[at - 1])) return []
    const next = args[at + 1]
    return takesValue(word) && next !== undefined && /^-\d/.test(next) ? [`${word}=${next}`] : [word]
  })
}

const quoted = (text: string) => /'([^']+)'/.exec(text)?.[1] ?? text

function sentenceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'The arguments cannot be read.'
  const code = 'code' in cause ? cause.code : undefined
  const [name] = quoted(cause.message)
    .split(/[ ,]/)
    .filter((word) => word.startsWith('--'))
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${quoted(cause.message)} here.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `"${quoted(cause.message)}" stands where nothing is expected.`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && name !== undefined)
    return /does not take an argument/.test(cause.message)
      ? `${name} takes no value.`
      : `${name} needs a value after it.`
  return cause.message
}

/** An instant with its offset: a time without one would mean another instant on another machine. */
export function readInstant(option: string, text: string): Date {
  // Not `new Date`, which takes 30 February for 1 March.
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return new Date(text)
  throw new WrongQuestion(
    `${option} "${text}" is not an instant. Write it with its offset: 2020-03-16T08:00:00+08:00.`,
  )
}

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 }

/** Days, hours and minutes, as in 2h, 1d or 1d12h30m; in milliseconds. */
export function readDuration(option: string, text: string): number {
  const parts = [...text.matchAll(/(\d{1,5})([dhm])/g)]
  const total = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0)
  if (total > 0 && parts.map(([part]) => part).join('') === text) return total
  throw new WrongQuestion(
    `${option} "${text}" is not a duration. Write days, hours and minutes: 2h, 1d, 1d12h30m.`,
  )
}
