// `pratique trust load NAME FILE|URL [--pin SHA256]... [--json]`: says whose certificates count. A list may be JSON
// (base64 DER certificates, JWKs, revocation lists), PEM, JWKS, a DID document, a directory of issuers, or a signed list.
import { readFileSync } from 'node:fs'
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { perform, system } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { fetchList, loadIssuerList } from './load-issuer-list.action.ts'
import { inALine, listedIssuers } from './trust-words.ts'

const usage = 'Usage: pratique trust load NAME FILE|URL [--pin SHA256]... [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { name, source, pins, json } = parseQuestion(args)
  const url = /^https?:\/\//.test(source) ? source : null
  const found = url === null ? { content: contentOf(source) } : await fetchList(url)
  if ('fault' in found) return failed(io, found.detail)
  const at = new Date()
  const loaded = await inHouse((house) =>
    perform(house, system, (deed) => loadIssuerList(deed, { name, url, content: found.content, pins, at })),
  )
  if ('fault' in loaded) return failed(io, loaded.detail)
  const listed = listedIssuers(loaded.row, at)
  io.stdout.write(json ? `${JSON.stringify({ ...listed, skipped: loaded.skipped })}\n` : inALine(listed))
  for (const skipped of loaded.skipped) io.stderr.write(`Skipped: ${skipped}\n`)
  return 0
}

function failed(io: Io, detail: string): number {
  io.stderr.write(`The list was not taken: ${detail}\n`)
  return 1
}

function parseQuestion(args: string[]) {
  const options = {
    pin: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [name, source, ...more] = positionals
  if (name === undefined || source === undefined || more.length > 0) throw new WrongQuestion(usage)
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(name))
    throw new WrongQuestion(
      `"${name}" is no name for a list. Use small letters, digits and dashes: eu, shc-directory.`,
    )
  const pins = (values.pin ?? []).map((pin) => pin.toLowerCase().replaceAll(':', ''))
  for (const pin of pins)
    if (!/^[0-9a-f]{64}$/.test(pin))
      throw new WrongQuestion(`--pin "${pin}" is no SHA-256. Write its 64 hexadecimal digits.`)
  return { name, source, pins, json: values.json }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new WrongQuestion(
      `"${path}" cannot be read. Name a file that exists, or an address with https://.`,
      { cause },
    )
  }
}
