// Arguments that several commands share, with a sentence for each way of getting them wrong.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { z } from 'zod'
import { WrongQuestion } from './io.ts'

/** `parseArgs` whose refusal is a wrong question, with the usage below it. */
export function readArguments<const T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config)
  } catch (cause) {
    throw new WrongQuestion(`${cause instanceof Error ? cause.message : 'Unreadable arguments.'}\n${usage}`, {
      cause,
    })
  }
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
