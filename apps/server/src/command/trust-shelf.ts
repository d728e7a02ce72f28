// Trust of batch lines, read once for all the lines that bring the same: parsing a certificate and its key costs
// more than checking a signature.
import { readTrust, type Trust } from '@pratique/health-credential'
import { jsonOf } from './batch.ts'

/** So many sets of keys are kept: more than there are issuers in the world. */
const MOST = 20_000

export class TrustShelf {
  readonly #known = new Map<string, Trust | string>()

  /** The trust of a line's `trust` field, or what is wrong with it. */
  trustOf(value: unknown): Trust | string {
    if (!Array.isArray(value))
      return 'the field "trust" is no list. Write base64 certificates or JWKs into it.'
    const text = jsonOf(value)
    if (text === undefined) return 'the field "trust" is nested too deeply.'
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const { trust, problems } = readTrust(text)
    const [first] = problems
    const answer = first === undefined ? trust : `the field "trust" cannot be read: ${first.message}`
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(text, answer)
    return answer
  }
}
