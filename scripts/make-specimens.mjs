#!/usr/bin/env node
// Makes the credentials that an exercise is practised with: an invented issuer, and EU certificates for the people of
// the exercise. The keys are thrown away, so nobody can sign another one: run it again and everything is new.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { encodeBase45 } from '../packages/health-credential/src/base45.ts'
import { encodeCbor } from '../packages/health-credential/src/cbor-encode.ts'
import { coseSign1, signedBytes } from '../packages/health-credential/src/cose.ts'
import { createSigner, openSigner } from '../packages/health-credential/src/index.ts'
import { signEs256 } from '../packages/health-credential/src/signer.node.ts'

const folder = join(fileURLToPath(new URL('../packs/zhejiang-2020/credentials/', import.meta.url)))
const life = { notBefore: new Date('2019-12-01T00:00:00Z'), notAfter: new Date('2021-12-01T00:00:00Z') }
const names = { organisation: 'Specimen (exercise)', country: 'IT', ...life }
const issuer = openSigner(createSigner({ issuer: 'IT', commonName: 'Specimen certificates', ...names }))
const stranger = openSigner(createSigner({ issuer: 'IT', commonName: 'On no list', ...names }))

const covid = '840539006'
const amina = { nam: { fn: 'Fiore', fnt: 'FIORE', gn: 'Amina', gnt: 'AMINA' }, dob: '1988-02-29' }
const luca = { nam: { fn: 'Fiore', fnt: 'FIORE', gn: 'Luca', gnt: 'LUCA' }, dob: '2014-06-01' }
const by = { co: 'IT', is: 'Specimen (exercise)' }
const id = (number) => `URN:UVCI:01:IT:SPECIMEN${number}`

const vaccination = (number, changes = {}) => ({
  v: [
    {
      tg: covid,
      vp: '1119349007',
      mp: 'EU/1/20/1528',
      ma: 'ORG-100030215',
      dn: 2,
      sd: 2,
      dt: '2020-02-20',
      ...by,
      ci: id(number),
      ...changes,
    },
  ],
})
const test = (number, changes = {}) => ({
  t: [
    {
      tg: covid,
      tt: 'LP6464-4',
      nm: 'PCR',
      sc: '2020-03-15T08:00:00Z',
      tr: '260415000',
      tc: 'Specimen laboratory',
      ...by,
      ci: id(number),
      ...changes,
    },
  ],
})
const recovery = (number) => ({
  r: [{ tg: covid, fr: '2020-01-20', df: '2020-02-01', du: '2020-07-18', ...by, ci: id(number) }],
})

const specimens = [
  ['vaccination', amina, vaccination(1), {}],
  ['test', amina, test(2), {}],
  ['recovery', amina, recovery(3), {}],
  ['test-positive', amina, test(4, { tr: '260373001', sc: '2020-03-10T08:00:00Z' }), {}],
  ['half-vaccinated', amina, vaccination(5, { dn: 1 }), {}],
  ['child-test', luca, test(6), {}],
  ['other-disease', amina, vaccination(7, { tg: '16541001' }), {}],
  ['expired', amina, vaccination(8), { expires: '2020-03-01T00:00:00Z' }],
  ['unknown-issuer', amina, vaccination(9), { signer: stranger }],
].map(([name, person, content, options]) => ({
  id: name,
  text: sign({ ver: '1.3.0', ...person, ...content }, options),
}))
specimens.push({ id: 'forged', text: tampered() })

mkdirSync(folder, { recursive: true })
const json = (value) => `${JSON.stringify(value, null, 2)}\n`
writeFileSync(join(folder, 'issuers.json'), json([Buffer.from(issuer.certificate).toString('base64')]))
writeFileSync(join(folder, 'specimens.json'), json(specimens))
const example = fileURLToPath(new URL('../packages/api-contract/src/specimen.ts', import.meta.url))
writeFileSync(
  example,
  `// A certificate to practise with: Amina Fiore's, by an issuer who exists in the exercise only. Written by
// scripts/make-specimens.mjs, as are those in packs/zhejiang-2020/credentials.
export const specimenVaccination =
  '${specimens[0].text}'
`,
)

function sign(dcc, { signer = issuer, expires = '2021-02-20T00:00:00Z', alter = (bytes) => bytes } = {}) {
  const head = encodeCbor(
    new Map([
      [1, -7],
      [4, signer.kid],
    ]),
  )
  const claims = new Map([
    [1, 'IT'],
    [4, seconds(expires)],
    [6, seconds('2020-02-21T08:00:00Z')],
    [-260, new Map([[1, mapOf(dcc)]])],
  ])
  const payload = encodeCbor(claims)
  const signature = signEs256(signer, signedBytes(head, payload))
  return `HC1:${encodeBase45(deflateSync(coseSign1(head, new Map(), alter(payload), signature)))}`
}

// Somebody wrote another year of birth into it.
function tampered() {
  const alter = (bytes) =>
    Buffer.from(Buffer.from(bytes).toString('latin1').replace('1988-02-29', '1989-02-28'), 'latin1')
  return sign(
    { ver: '1.3.0', ...amina, ...vaccination(10) },
    { alter: (bytes) => new Uint8Array(alter(bytes)) },
  )
}

function seconds(iso) {
  return Date.parse(iso) / 1000
}

function mapOf(value) {
  if (Array.isArray(value)) return value.map(mapOf)
  if (typeof value !== 'object') return value
  return new Map(Object.entries(value).map(([key, inner]) => [key, mapOf(inner)]))
}
