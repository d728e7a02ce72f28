// Mutates credentials layer by layer, seeded: characters, compressed bytes, CBOR and JSON below, parts swapped
// between two credentials, tags, clocks, keys under a foreign id, zip bombs. Used by a short test and by the long
// run of `npm run bench fuzz`.

import { deflateRawSync, deflateSync, inflateRawSync, inflateSync } from 'node:zlib'
import { decodeBase45, encodeBase45 } from '../src/base45.ts'
import { fromBase64Url, sameBytes, toBase64Url } from '../src/bytes.ts'
import { decodeCbor, Tagged } from '../src/cbor.ts'
import { encodeCbor } from '../src/cbor-encode.ts'
import { issueCode, readTrust, type Trust } from '../src/index.ts'
import { code, trust as codeTrust, NOW, signer } from './instance.ts'
import { vectors } from './vectors.ts'

/** A genuine credential and the instant and trust under which it is valid. */
export interface Seed {
  readonly text: string
  readonly trust: Trust
  readonly at: Date
}

/** A mutated credential; `mustFail` where no reading of it may be valid, whatever it says. */
export interface Mutant extends Seed {
  readonly kind: string
  readonly mustFail: boolean
}

/** Random integers below a bound, reproducible (mulberry32). */
export type Chance = (below: number) => number

export function chance(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Genuine credentials of every format. */
export function seeds(): readonly Seed[] {
  return [
    ...dccSeeds(),
    ...cardSeeds(),
    passSeed(),
    sealSeed(),
    { text: issueCode(code(), signer), trust: codeTrust, at: NOW },
  ]
}

function dccSeeds(): Seed[] {
  interface Dcc {
    readonly id: string
    readonly vector: {
      readonly PREFIX: string
      readonly TESTCTX: { readonly CERTIFICATE: string; readonly VALIDATIONCLOCK: string }
    }
  }
  const wanted = [
    'AE/2DCode/raw/vaccine.json',
    'AE/2DCode/raw/test.json',
    'LT/2DCode/raw/1.json',
    'BE/2DCode/raw/1.json',
    'CZ/2DCode/raw/1.json',
  ]
  return vectors<Dcc>('dgc-testdata')
    .filter(({ id }) => wanted.includes(id))
    .map(({ vector }) => ({
      text: vector.PREFIX,
      trust: readTrust(JSON.stringify([vector.TESTCTX.CERTIFICATE])).trust,
      at: new Date(vector.TESTCTX.VALIDATIONCLOCK),
    }))
}

interface Text {
  readonly id: string
  readonly text?: string
  readonly b64?: string
}

const textOf = (records: readonly Text[], id: string) => {
  const record = records.find((one) => one.id.endsWith(id))
  return (record?.text ?? record?.b64 ?? '').trim()
}

function cardSeeds(): Seed[] {
  const records = vectors<Text>('smart-health-cards')
  const { trust } = readTrust(textOf(records, 'spec/issuer/.well-known/jwks.json'))
  const at = new Date('2023-07-01T00:00:00Z')
  return ['spec/example-00-d-jws.txt', 'spec/example-00-f-qr-code-numeric-value-0.txt'].map((id) => ({
    text: textOf(records, id),
    trust,
    at,
  }))
}

function passSeed(): Seed {
  const records = vectors<Text>('nzcovidpass')
  return {
    text: textOf(records, 'valid/nzcp.txt'),
    trust: readTrust(textOf(records, 'valid/did.json')).trust,
    at: new Date('2022-01-01T00:00:00Z'),
  }
}

function sealSeed(): Seed {
  const records = vectors<Text>('icao-vds-nc')
  return {
    text: textOf(records, 'ios/validVDSJson'),
    trust: readTrust(JSON.stringify([textOf(records, 'ios/cscaCertData')])).trust,
    at: new Date('2021-10-01T00:00:00Z'),
  }
}

type Mutation = (seed: Seed, other: Seed, random: Chance) => Omit<Mutant, 'kind'> | undefined

/** One mutant of a seed; `other` lends parts. */
export function mutant(seed: Seed, other: Seed, random: Chance): Mutant {
  for (;;) {
    const [kind, mutate] = MUTATIONS[random(MUTATIONS.length)] ?? ['none', undefined]
    const made = mutate?.(seed, other, random)
    if (made !== undefined) return { ...made, kind }
  }
}

const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  [
    'characters',
    (seed, _other, random) => ({ ...seed, text: mutateText(seed.text, random), mustFail: false }),
  ],
  ['compressed bytes', (seed, _other, random) => container(seed, (packed) => flip(packed, random))],
  ['signed message', (seed, _other, random) => message(seed, (bytes) => flip(bytes, random))],
  [
    'signature',
    (seed, _other, random) =>
      parts(seed, ([header, map, body, signature]) => [header, map, body, flip(signature, random)], true),
  ],
  ['parts swapped', (seed, other, random) => swapped(seed, other, random)],
  ['wrapping', (seed, _other, random) => parts(seed, (all) => all, false, [18, 61, 98, 55799][random(4)])],
  ['headers moved', (seed, _other, random) => headers(seed, random)],
  ['clock', (seed, _other, random) => clock(seed, random)],
  ['foreign key under its id', (seed, other) => foreignKey(seed, other)],
  ['no trust', (seed) => ({ ...seed, trust: { keys: [] }, mustFail: true })],
  ['JWS parts', (seed, _other, random) => jws(seed, random)],
  ['JSON fields', (seed, _other, random) => fields(seed, random)],
  ['zip bomb', (seed, _other, random) => (random(200) === 0 ? container(seed, () => BOMB, true) : undefined)],
]

const BOMB = new Uint8Array(deflateSync(new Uint8Array(2_000_000)))
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:abcxyz{}"[]_\u0000é'

function mutateText(text: string, random: Chance): string {
  let mutated = text
  for (let i = random(3); i >= 0; i--) {
    const at = random(mutated.length + 1)
    const letter = ALPHABET.charAt(random(ALPHABET.length))
    const end = at + random(6)
    mutated =
      [
        () => mutated.slice(0, at) + letter + mutated.slice(at + 1),
        () => mutated.slice(0, at) + mutated.slice(end),
        () => mutated.slice(0, at) + letter + mutated.slice(at),
        () => mutated.slice(0, at),
        () => mutated.slice(0, at) + mutated.slice(at, end) + mutated.slice(at),
      ][random(5)]?.() ?? mutated
  }
  return mutated
}

function flip(bytes: Uint8Array, random: Chance): Uint8Array {
  const flipped = bytes.slice()
  for (let i = random(4); i >= 0; i--) {
    const at = random(flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random(8))
  }
  // Two flips may undo each other; a mutant must differ.
  return sameBytes(flipped, bytes) ? flip(bytes, random) : flipped
}

function container(seed: Seed, change: (packed: Uint8Array) => Uint8Array, mustFail = false) {
  const packed = seed.text.startsWith('HC1:') ? decodeBase45(seed.text.slice(4)) : undefined
  return packed && { ...seed, text: `HC1:${encodeBase45(change(packed))}`, mustFail }
}

function message(seed: Seed, change: (bytes: Uint8Array) => Uint8Array, mustFail = false) {
  return container(
    seed,
    (packed) => new Uint8Array(deflateSync(change(new Uint8Array(inflateSync(packed))))),
    mustFail,
  )
}

type Parts = readonly [Uint8Array, unknown, Uint8Array, Uint8Array]

function partsOf(seed: Seed): Parts | undefined {
  const packed = seed.text.startsWith('HC1:') ? decodeBase45(seed.text.slice(4)) : undefined
  const value = packed && decodeCbor(new Uint8Array(inflateSync(packed)))?.value
  return value instanceof Tagged && Array.isArray(value.value) ? (value.value as unknown as Parts) : undefined
}

function parts(seed: Seed, change: (parts: Parts) => readonly unknown[], mustFail: boolean, tag = 18) {
  const known = partsOf(seed)
  return known && message(seed, () => encodeCbor(new Tagged(tag, change(known))), mustFail)
}

function swapped(seed: Seed, other: Seed, random: Chance) {
  const lent = partsOf(other)
  if (lent === undefined || other === seed || other.text === seed.text) return undefined
  const index = [0, 2, 3][random(3)] ?? 3
  const mutated = parts(seed, (own) => own.map((part, i) => (i === index ? lent[i] : part)), false)
  return mutated && { ...mutated, trust: { keys: [...seed.trust.keys, ...other.trust.keys] } }
}

// A card without an expiry holds for ever.
function clock(seed: Seed, random: Chance) {
  const isCard = /^(shc:|eyJ)/.test(seed.text)
  const at = new Date(isCard || random(2) === 0 ? 0 : Date.UTC(2099, 0))
  return { ...seed, at, mustFail: true }
}

// The unprotected header is free for all: what is put there must never change what is believed.
function headers(seed: Seed, random: Chance) {
  const extra = [
    [1, -37],
    [4, Uint8Array.of(random(256))],
    [-7002, [0, new Uint8Array(64)]],
    [33, new Uint8Array(9)],
  ][random(4)] as [unknown, unknown]
  return parts(seed, ([header, , body, signature]) => [header, new Map([extra]), body, signature], false)
}

function foreignKey(seed: Seed, other: Seed) {
  const [own] = seed.trust.keys
  const [foreign] = other.trust.keys
  if (own === undefined || foreign === undefined || own.kid === foreign.kid) return undefined
  return { ...seed, trust: { keys: [{ ...foreign, kid: own.kid }] }, mustFail: true }
}

function jws(seed: Seed, random: Chance) {
  const [head = '', body = '', tail = ''] = seed.text.split('.')
  const bytes = fromBase64Url(body)
  if (!seed.text.startsWith('eyJ') || bytes === undefined) return undefined
  const header = JSON.parse(Buffer.from(head, 'base64url').toString())
  const payload = JSON.parse(inflateRawSync(bytes).toString())
  const alg = ['none', 'HS256', 'ES384', 'RS256', ''][random(5)]
  const pack = (value: object) => toBase64Url(new Uint8Array(deflateRawSync(JSON.stringify(value))))
  const write = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
  const made = [
    () => `${write({ ...header, alg })}.${body}.${random(2) === 0 ? '' : tail}`,
    () => `${head}.${pack({ ...payload, nbf: payload.nbf - 1 - random(1000) })}.${tail}`,
    () => `${head}.${toBase64Url(new Uint8Array(deflateRawSync(new Uint8Array(200_000))))}.${tail}`,
    () => `${write({ ...header, kid: 'x', jwk: {}, x5c: ['AAAA'] })}.${body}.${tail}`,
    () => `${head}.${body}.${toBase64Url(flip(fromBase64Url(tail) ?? new Uint8Array(64), random))}`,
  ][random(5)]
  return { ...seed, text: made?.() ?? '', mustFail: true }
}

function fields(seed: Seed, random: Chance) {
  if (!seed.text.startsWith('{')) return undefined
  const seal = JSON.parse(seed.text)
  const made = [
    () => ({ ...seal, data: { ...seal.data, msg: { ...seal.data.msg, uvci: String(random(1e6)) } } }),
    () => ({ ...seal, sig: { ...seal.sig, alg: ['none', 'ES384', 'HS256'][random(3)] } }),
    () => ({
      ...seal,
      sig: {
        ...seal.sig,
        sigvl: toBase64Url(
          flip(fromBase64Url(seal.sig.sigvl.replace(/=+$/, '')) ?? new Uint8Array(64), random),
        ),
      },
    }),
    () => ({
      ...seal,
      sig: {
        ...seal.sig,
        cer: toBase64Url(flip(new Uint8Array(Buffer.from(seal.sig.cer, 'base64url')), random)),
      },
    }),
    () => ({ ...seal, data: { ...seal.data, __extra: random(9) } }),
  ][random(5)]
  return { ...seed, text: JSON.stringify(made?.()), mustFail: true }
}
