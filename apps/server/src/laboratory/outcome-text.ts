// A result as laboratories write it in words, whatever it came in.
import type { Outcome } from './result.ts'

/** Whole words only, and "not" before anything else: half a word has made people positive. */
export function outcomeOfText(text: string): Outcome | null {
  const word = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (/^(negative|neg|not detected|undetected|阴性)$/.test(word)) return 'negative'
  if (/^(positive|pos|detected|阳性)$/.test(word)) return 'positive'
  if (/^(inconclusive|indeterminate|equivocal|可疑)$/.test(word)) return 'inconclusive'
  if (/^(pending|in progress|待检)$/.test(word)) return 'pending'
  if (/^(invalid|insufficient|unsatisfactory|rejected|无效)$/.test(word)) return 'invalid'
  return null
}
