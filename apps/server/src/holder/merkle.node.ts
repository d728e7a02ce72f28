// The Merkle tree of RFC 6962, grown leaf by leaf: only the roots of its whole subtrees are kept, so that a list of any
// length is hashed once and goes on from where it stood.
import { createHash } from 'node:crypto'

export interface Tree {
  readonly size: number
  /** Roots of the whole subtrees, the largest first: one for each bit of the size. */
  readonly frontier: readonly Buffer[]
}

export const emptyTree: Tree = { size: 0, frontier: [] }

const hash = (prefix: number, ...parts: readonly Uint8Array[]): Buffer => {
  const sum = createHash('sha256').update(Buffer.of(prefix))
  for (const part of parts) sum.update(part)
  return sum.digest()
}

export function withLeaf({ size, frontier }: Tree, leaf: Uint8Array): Tree {
  const roots = [...frontier]
  let root = hash(0, leaf)
  // Every whole subtree of the same size on the left is taken together with it, as a carry in counting.
  for (let bits = size; bits % 2 === 1; bits = Math.floor(bits / 2)) {
    const left = roots.pop()
    if (left !== undefined) root = hash(1, left, root)
  }
  return { size: size + 1, frontier: [...roots, root] }
}

/** The root of the whole: of nothing, the hash of nothing. */
export function rootOf({ frontier }: Tree): Buffer {
  const last = frontier.at(-1)
  if (last === undefined) return createHash('sha256').digest()
  return frontier.slice(0, -1).reduceRight((right, left) => hash(1, left, right), last)
}
