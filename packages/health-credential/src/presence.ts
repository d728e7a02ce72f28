// Proof that a code is shown by the phone it was issued to (level "offline"): the code names the phone's public
// key (`cnf`, RFC 8747), and the phone signs the time into the unprotected header every 15 seconds. A copied
// picture goes stale within a minute, and a gate knows a proof that it has seen.

import { encodeBase45 } from './base45.ts'
import { fromHex, toHex } from './bytes.ts'
import { asMap } from './cbor.ts'
import { encodeCbor } from './cbor-encode.ts'
import { type CoseSign1, coseSign1 } from './cose.ts'
import { checkSignature, type Script } from './effect.ts'
import { openHcert } from './hcert.ts'
import { type CodeProblemCode, type Problem, problem } from './problem.ts'
import { ecKey } from './trust.ts'
import { storeZlib } from './zlib-store.ts'

/** A proof is made anew this often. */
export const PRESENCE_INTERVAL_MS = 15_000
/** So far a proof's time may lie from the gate's: the interval, a slow hand, and two clocks. */
export const PRESENCE_WINDOW_MS = 60_000

/** Label of the proof in the unprotected header; private use as the payload's own claim. */
const PRESENCE_LABEL = -7002
const CONFIRMATION_CLAIM = 8
const COORDINATE = 32

/** Remembers the proofs seen at a gate. */
export interface ReplayCache {
  /** Notes a proof; true when it was noted before. */
  readonly seen: (proof: string, at: Date) => boolean
}

/** A replay cache in memory; it forgets what is too old to be accepted anyway. */
export function createReplayCache(): ReplayCache {
  const known = new Map<string, number>()
  return {
    seen(proof, at) {
      for (const [old, until] of known) {
        // Insertion order is time order, near enough: stop at the first that still counts.
        if (until > at.getTime()) break
        known.delete(old)
      }
      const before = known.has(proof)
      if (!before) known.set(proof, at.getTime() + 2 * PRESENCE_WINDOW_MS)
      return before
    },
  }
}

/** The `cnf` claim for a holder's key (x‖y in hex); throws TypeError when it is no such key. */
export function confirmationClaim(holderKey: string): readonly [number, ReadonlyMap<number, unknown>] {
  const point = fromHex(holderKey)
  if (point?.length !== 2 * COORDINATE) throw new TypeError('the key of a holder is x and y, 64 bytes in hex')
  const coseKey = new Map<number, unknown>([
    [1, 2],
    [-1, 1],
    [-2, point.subarray(0, COORDINATE)],
    [-3, point.subarray(COORDINATE)],
  ])
  return [CONFIRMATION_CLAIM, new Map([[1, coseKey]])]
}

/** The holder's key (x‖y in hex) of claims; undefined when they name none. */
export function holderKeyOf(claims: ReadonlyMap<unknown, unknown>): string | undefined {
  const key = asMap(asMap(claims.get(CONFIRMATION_CLAIM))?.get(1))
  const [x, y] = [key?.get(-2), key?.get(-3)]
  const isPoint =
    x instanceof Uint8Array && y instanceof Uint8Array && x.length === COORDINATE && y.length === COORDINATE
  return isPoint && key?.get(1) === 2 && key.get(-1) === 1 ? toHex(x) + toHex(y) : undefined
}

/** What the phone signs: the code it stands for, and when. */
function presenceBytes(cose: CoseSign1, seconds: number): Uint8Array {
  return encodeCbor(['Presence1', cose.payload, seconds])
}

/**
 * Opens a code, has the phone sign the time, and returns the code with the proof in it. `sign` answers with an
 * ES256 signature (r‖s). Undefined when the text is no code.
 */
export function* presentCodeScript(
  text: string,
  at: Date,
  sign: (bytes: Uint8Array) => Script<Uint8Array>,
): Script<string | undefined> {
  const { cose } = yield* openHcert(text)
  if (cose === undefined) return undefined
  const seconds = Math.floor(at.getTime() / 1000)
  const proof = [seconds, yield* sign(presenceBytes(cose, seconds))]
  const header = new Map([...cose.unprotectedHeader, [PRESENCE_LABEL, proof]])
  return `HC1:${encodeBase45(storeZlib(coseSign1(cose.protectedBytes, header, cose.payload, cose.signature)))}`
}

/** What is wrong with the proof of an offline code. */
export function* presenceProblems(
  cose: CoseSign1,
  holderKey: string | undefined,
  check: { readonly at: Date; readonly replay?: ReplayCache },
): Script<readonly Problem<CodeProblemCode>[]> {
  const proof = cose.unprotectedHeader.get(PRESENCE_LABEL)
  const [seconds, signature]: unknown[] = Array.isArray(proof) ? proof : []
  if (holderKey === undefined || typeof seconds !== 'number' || !(signature instanceof Uint8Array))
    return [problem('proof-missing', 'The code must be shown by the phone that it was issued to.')]
  const point = fromHex(holderKey)
  const key = ecKey('', 'P-256', point?.subarray(0, COORDINATE), point?.subarray(COORDINATE))
  const holds =
    key !== undefined && (yield* checkSignature('ES256', key, presenceBytes(cose, seconds), signature))
  if (!holds)
    return [problem('proof-missing', 'The proof was not made by the phone that the code was issued to.')]
  if (!(Math.abs(check.at.getTime() - seconds * 1000) <= PRESENCE_WINDOW_MS))
    return [problem('proof-stale', 'The picture is old: let the phone show a new one.')]
  // By code and second, not by signature: a signature has a second valid form (ECDSA malleability).
  const replayed = check.replay?.seen(`${toHex(cose.payload)}@${seconds}`, check.at) ?? false
  return replayed
    ? [problem('replayed', 'This very picture was shown before: let the phone show a new one.')]
    : []
}
