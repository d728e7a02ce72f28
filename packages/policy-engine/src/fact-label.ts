// The names of the facts in words, for "what is missing" and for rules as sentences. Slots bring theirs.
import type { FactName } from './facts.ts'
import type { PackManifest } from './pack.ts'
import type { Language } from './pack-text.ts'
import { wordsIn } from './words.node.ts'

/** What a fact is called, in a language. */
export function factLabel(fact: FactName, language: Language, manifest: PackManifest): string {
  const slot = manifest.slots.find((one) => one.slot === fact)
  if (slot) return slot.labels[language] ?? slot.labels.en ?? slot.name
  return wordsIn(language).facts[fact] ?? fact
}
