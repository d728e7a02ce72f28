// What can be wrong with a pack, under names that stay; the path is a JSON pointer into the named file.
import type { CertLogicCode } from '../certlogic/fault.ts'

/** Why a rule, a version or a pack is refused. */
export type PackFaultCode =
  | CertLogicCode
  | 'invalid-json'
  | 'invalid-format'
  | 'missing-file'
  | 'unknown-fact'
  | 'refused-fact'
  | 'outside-subset'
  | 'type-mismatch'
  | 'unknown-value'
  | 'unknown-zone'
  | 'unknown-state'
  | 'unknown-scheme'
  | 'unknown-measure'
  | 'unknown-text'
  | 'unknown-placeholder'
  | 'missing-language'
  | 'duplicate'
  | 'missing-reason'
  | 'too-long'
  | 'out-of-order'
  | 'measure-end'
  | 'unknown-anchor'
  | 'airside-quarantine'
  | 'area-without-list'
  | 'no-floor'

/** One fault of a pack. */
export interface PackFault {
  readonly code: PackFaultCode
  /** The file of the pack. */
  readonly file: string
  readonly path: string
  readonly message: string
}

/** A fault inside one expression, before the file is known. */
export type RuleFault = Omit<PackFault, 'file'>

/** The file of a version, by which faults name it. */
export const versionFile = (version: { readonly scheme: string; readonly number: number }): string =>
  `versions/${version.scheme}-${version.number}.json`

/** The words that stand more than once, each once. */
export const duplicates = (words: readonly string[]): readonly string[] => [
  ...new Set(words.filter((word, index) => words.indexOf(word) !== index)),
]
