// Checks a health code on the tablet itself, against the trust list that lies there: its id, or what speaks against it.
import { readTrust, verifyCode } from '@pratique/health-credential/web'
import { z } from 'zod'
import { outbox } from '../outbox/desk-outbox.ts'

const address = '/.well-known/pratique/trust-list.json'
const sheet = 'trust'

/** Fetched anew where there is a network, else as it lies here. */
async function trustList(): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(3_000) })
    if (!answer.ok) throw new Error(String(answer.status))
    const text = await answer.text()
    await outbox.keepSheet(sheet, text)
    return text
  } catch {
    const kept = await outbox.findSheet(sheet)
    return kept === null ? null : z.string().parse(kept.value)
  }
}

export interface ReadCode {
  /** Null where the signature is none of ours or nothing can be read. */
  readonly codeId: string | null
  readonly problems: readonly string[]
}

// These say that it is none of ours; a code that has expired or was renewed still says whose it is, and what speaks
// against it is shown beside.
const foreign = new Set([
  'prefix',
  'base45',
  'zlib',
  'cbor',
  'cose',
  'algorithm',
  'issuer-unknown',
  'issuer-revoked',
  'signature',
  'key-usage',
])
// In an exercise every code is a specimen, and a screen shows a picture of a minute ago.
const usual = new Set(['specimen', 'status-unknown', 'picture-stale'])

export async function readCode(text: string, at: Date): Promise<ReadCode> {
  const source = await trustList()
  if (source === null) return { codeId: null, problems: [] }
  const { trust } = await readTrust(source)
  const { payload, problems } = await verifyCode(text, { trust, at })
  const codes = problems.map(({ code }) => code)
  const isOurs = !codes.some((code) => foreign.has(code))
  const shown = problems.filter(({ code }) => !usual.has(code)).map(({ message }) => message)
  return { codeId: isOurs ? (payload?.id ?? null) : null, problems: shown }
}

/** Called when a flight is opened, so that the list lies here before the network goes. */
export const prepareCodes = async (): Promise<void> => {
  await trustList()
}
