// How deeply a CBOR text nests, by walking its heads alone (RFC 8949 §3). The decoder is recursive, so this
// runs first: a kilobyte of opening brackets must not cost a stack.

interface Head {
  readonly major: number
  /** Infinity for indefinite length. */
  readonly argument: number
  readonly size: number
}

/** Whether CBOR nests no deeper than `limit`. Malformed heads are left to the decoder. */
export function isShallow(bytes: Uint8Array, limit: number): boolean {
  // For every open container the number of items it still waits for.
  const open: number[] = []
  let at = 0
  while (at < bytes.length) {
    const head = headAt(bytes, at)
    at += head.size + contentLength(head)
    if (isBreak(head)) open.pop()
    const items = itemCount(head)
    if (items > 0) {
      open.push(items)
      if (open.length > limit) return false
    } else close(open)
  }
  return true
}

// One item is complete: so is every container that waited only for it.
function close(open: number[]): void {
  while (open.length > 0) {
    const left = (open.pop() ?? 0) - 1
    if (left > 0) {
      open.push(left)
      return
    }
  }
}

function isBreak({ major, argument }: Head): boolean {
  return major === 7 && argument === Number.POSITIVE_INFINITY
}

function itemCount({ major, argument }: Head): number {
  if (major === 4) return argument
  if (major === 5) return argument * 2
  return major === 6 ? 1 : 0
}

function contentLength({ major, argument }: Head): number {
  return (major === 2 || major === 3) && argument !== Number.POSITIVE_INFINITY ? argument : 0
}

function headAt(bytes: Uint8Array, at: number): Head {
  const byte = bytes[at] ?? 0
  const major = byte >> 5
  const info = byte & 31
  if (info < 24) return { major, argument: info, size: 1 }
  if (info > 27) return { major, argument: info === 31 ? Number.POSITIVE_INFINITY : 0, size: 1 }
  const width = 1 << (info - 24)
  let argument = 0
  for (let i = 1; i <= width; i++) argument = argument * 256 + (bytes[at + i] ?? 0)
  return { major, argument, size: 1 + width }
}
