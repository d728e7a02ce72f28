// How decoders give up from deep inside: they throw a `Malformed`, and their door turns it into undefined.

/** The bytes are not what they claim to be. */
export class Malformed extends Error {}

/** What `read` returns; undefined when it finds its input malformed. Anything else that is thrown is a fault. */
export function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
