// Reads the suites of others, one JSON record a line.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The records of a suite. */
export function readVectors<T>(suite: string): readonly T[] {
  const packed = readFileSync(new URL(`../vectors/${suite}/vectors.jsonl.gz`, import.meta.url))
  const lines = gunzipSync(packed).toString('utf8').trim().split('\n')
  return lines.map((line): T => JSON.parse(line))
}

/** The value sets of the business rules by their hash. */
export function readValueSets(): Readonly<Record<string, unknown>> {
  const packed = readFileSync(new URL('../vectors/dgc-business-rules/value-sets.json.gz', import.meta.url))
  return JSON.parse(gunzipSync(packed).toString('utf8'))
}
