// Reads mutants and judges the reader: no throw, no hang, no false accept. A mutant may stay valid only while it
// says exactly what the genuine credential said.

import { readCredential } from '../src/index.ts'
import { chance, mutant, type Seed, seeds } from './mutations.ts'

export interface FuzzResult {
  readonly mutants: number
  readonly throws: readonly string[]
  readonly falseAccepts: readonly string[]
  readonly stillValid: number
  readonly slowestMs: number
}

export function fuzz(count: number, seed: number): FuzzResult {
  const random = chance(seed)
  const corpus = seeds().map((one) => ({ seed: one, says: saysOf(one) }))
  const throws: string[] = []
  const falseAccepts: string[] = []
  let stillValid = 0
  let slowestMs = 0
  for (let i = 0; i < count; i++) {
    const { seed: own, says } = pick(corpus, random(corpus.length))
    const { seed: other } = pick(corpus, random(corpus.length))
    const made = mutant(own, other, random)
    const begun = performance.now()
    try {
      const answer = readCredential(made.text, made)
      // Whoever asks prints the answer, of forgeries too.
      JSON.stringify(answer)
      if (answer.valid) stillValid++
      if (answer.valid && (made.mustFail || saysOf(made) !== says))
        falseAccepts.push(`${made.kind}: ${made.text}`)
    } catch (error) {
      throws.push(`${made.kind}: ${String(error)}: ${made.text}`)
    }
    slowestMs = Math.max(slowestMs, performance.now() - begun)
  }
  return { mutants: count, throws, falseAccepts, stillValid, slowestMs }
}

function saysOf(seed: Seed): string {
  const { format, issuer, issuedAt, expiresAt, payload } = readCredential(seed.text, seed)
  return JSON.stringify({ format, issuer, issuedAt, expiresAt, payload })
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new RangeError('an empty corpus')
  return item
}
