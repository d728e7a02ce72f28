// Reads the vector suites beside this package.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

export function vectorFile(path: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../vectors/${path}`, import.meta.url)))
}

/** The records of a suite; the caller knows their fields. */
export function vectors<T>(suite: string): T[] {
  const lines = gunzipSync(vectorFile(`${suite}/vectors.jsonl.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line))
}
