// The packs of `packs/`, those in use first: where something is asked of "the pack" and none is named, the general one
// answers, not the first by its name.
import { listPacks } from './pack-files.node.ts'

export const packsInOrder = (inUse: readonly string[]): readonly string[] => [
  ...new Set([...inUse, ...listPacks()]),
]
