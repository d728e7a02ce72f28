// A change to answers as JSON Merge Patch (RFC 7396): what is not named stays, null takes out.
import { type Answers, isEntry, type Json } from './answers.ts'

export function mergedAnswers(answers: Answers, change: Answers): Answers {
  const merged = merge(answers, change)
  return isEntry(merged) ? merged : {}
}

function merge(target: Json, patch: Json): Json {
  if (!isEntry(patch)) return patch
  const result: Record<string, Json> = isEntry(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else define(result, key, merge(Object.hasOwn(result, key) ? (result[key] ?? null) : null, value))
  }
  return result
}

// `__proto__` is a key like any other, and never a prototype.
function define(entry: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(entry, key, { value, enumerable: true, configurable: true, writable: true })
}
