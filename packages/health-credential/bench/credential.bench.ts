// `npm run bench credential`: reading other worlds' credentials on one core, against the signature alone and
// against peers. Target: full DCC verification ≥ 10,000/s and ≥ 70 % of the raw check.

import { createPublicKey, verify } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { Sign1 } from '@auth0/cose'
import { SHCReader } from 'kill-the-clipboard'
import { decodeBase45 } from '../src/base45.ts'
import { readCredentialScript } from '../src/credential-read.ts'
import { derOfPair } from '../src/ecdsa-form.node.ts'
import type { Effect } from '../src/effect.ts'
import { runSync } from '../src/effect.ts'
import { nodeEngine } from '../src/engine.node.ts'
import { issueCode, readCredential } from '../src/index.ts'
import { code, signer } from '../test/instance.ts'
import { type Seed, seeds } from '../test/mutations.ts'
import { measure, report } from './measure.ts'

type Check = Extract<Effect, { deed: 'check' }>

/** The bare signature check inside a verification, to be measured alone. */
function checkOf(seed: Seed): Check {
  let found: Check | undefined
  runSync(readCredentialScript(seed.text, seed), (effect) => {
    if (effect.deed === 'check') found = effect
    return nodeEngine(effect)
  })
  if (found === undefined) throw new Error('no signature was checked')
  return found
}

function rawCheck(check: Check) {
  const key = createPublicKey({ key: Buffer.from(check.key.spki), format: 'der', type: 'spki' })
  const signature = derOfPair(check.signature, 32)
  if (signature === undefined) throw new Error('the signature is not one of P-256')
  return () => verify('sha256', check.data, key, signature)
}

const all = seeds()
const dccs = all.filter(
  ({ text, trust }) => text.startsWith('HC1:') && trust.list === undefined && trust.keys[0]?.kind === 'P-256',
)
const raw = dccs.map((dcc) => rawCheck(checkOf(dcc)))
const keys = await Promise.all(
  dccs.map(({ trust }) =>
    crypto.subtle.importKey(
      'spki',
      Buffer.from(trust.keys[0]?.spki ?? []),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    ),
  ),
)
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('nothing to measure')
  return item
}
const cose = (text: string) => inflateSync(decodeBase45(text.slice(4)) ?? new Uint8Array())

report(
  'EU DCC, whole verification, one core',
  await measure([
    { name: 'raw ECDSA P-256 check, parsed key (limit)', once: (index) => at(raw, index)() },
    { name: 'readCredential', once: (index) => readCredential(at(dccs, index).text, at(dccs, index)) },
    {
      name: '@auth0/cose Sign1.verify (base45, zlib by us)',
      once: (index) => Sign1.decode(cose(at(dccs, index).text)).verify(at(keys, index)),
    },
  ]),
)

const card = all.find(({ text }) => text.startsWith('eyJ'))
if (card === undefined) throw new Error('no card')
const { key } = checkOf(card)
const publicKey = await crypto.subtle.importKey(
  'spki',
  Buffer.from(key.spki),
  { name: 'ECDSA', namedCurve: 'P-256' },
  true,
  ['verify'],
)
const reader = new SHCReader({ publicKey, enableQROptimization: false, strictReferences: false })
report(
  'SMART Health Card, whole verification, one core',
  await measure([
    { name: 'raw ECDSA P-256 check, parsed key (limit)', once: rawCheck(checkOf(card)) },
    { name: 'readCredential', once: () => readCredential(card.text, card) },
    { name: 'kill-the-clipboard SHCReader.fromJWS', once: () => reader.fromJWS(card.text) },
  ]),
)

const ours = issueCode(code(), signer)
const own = all.find(({ trust }) => trust.list !== undefined)
if (own === undefined) throw new Error('no code of ours')
report(
  'our own code through the reader of all formats, one core',
  await measure([
    { name: 'raw ECDSA P-256 check, parsed key (limit)', once: rawCheck(checkOf(own)) },
    { name: 'readCredential', once: () => readCredential(ours, own) },
  ]),
)
