// By what a draft is known: the rules and the words that were tried are those that are agreed to.
import { createHash } from 'node:crypto'

export const digestOf = (document: string, texts: string): Buffer =>
  createHash('sha256').update(document).update('\n').update(texts).digest()
