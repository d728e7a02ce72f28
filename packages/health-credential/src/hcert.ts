// The HCERT container (`HC1:` + base45 + zlib + COSE_Sign1 + CWT), opened layer by layer and not yet
// believed. It carries EU certificates, those of the WHO network, and our own codes.

import { decodeBase45 } from './base45.ts'
import { asMap, decodeCbor } from './cbor.ts'
import { type CoseSign1, readCoseSign1 } from './cose.ts'
import { inflate, type Script } from './effect.ts'
import { SMALL_INFLATE_LIMIT } from './inflate.ts'
import { type Problem, problem } from './problem.ts'

/** The largest text that is looked at; a QR picture holds 4296 characters. */
const MAX_TEXT = 1_000_000
/** An opened container; what is undefined could not be reached, and `problems` says why. */
export interface OpenedHcert {
  readonly problems: readonly Problem[]
  readonly cose?: CoseSign1
  readonly claims?: ReadonlyMap<unknown, unknown>
}

/** Opens a container. */
export function* openHcert(text: string): Script<OpenedHcert> {
  if (!text.startsWith('HC1:')) return closed('prefix', 'The text does not begin with HC1:.')
  if (text.length > MAX_TEXT) return closed('base45', 'The text is longer than any code.')
  const packed = decodeBase45(text.slice(4))
  if (packed === undefined) return closed('base45', 'The text is not base45.')
  const bytes = yield* inflate(packed, SMALL_INFLATE_LIMIT)
  if (bytes === undefined) return closed('zlib', 'The compressed content is damaged or too large.')
  const message = decodeCbor(bytes)
  if (message === undefined) return closed('cbor', 'The content is not well-formed CBOR.')
  const cose = readCoseSign1(message.value)
  if (cose === undefined) return closed('cose', 'The content is no COSE_Sign1 message.')
  const claims = asMap(decodeCbor(cose.payload)?.value)
  if (claims === undefined)
    return { problems: [problem('cbor', 'The signed content is no map of claims.')], cose }
  return { problems: [], cose, claims }
}

function closed(code: 'prefix' | 'base45' | 'zlib' | 'cbor' | 'cose', message: string): OpenedHcert {
  return { problems: [problem(code, message)] }
}
