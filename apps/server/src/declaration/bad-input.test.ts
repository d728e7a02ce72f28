// Bad input of every kind: each its own clear answer, none a 500, nothing stored half.
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Connection } from '../platform/database.ts'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

type Answers = Record<string, Record<string, unknown>>
type Spoil = (answers: Answers) => unknown

const zone = [`P<ITAFIORE<<AMINA${'<'.repeat(27)}`, 'YA12345676ITA8802298F2711302<<<<<<<<<<<<<<04']
const stay = { country: 'IT', fromOn: '2020-03-01', untilOn: '2020-03-02', kind: 'stay' }

/** What is spoilt in the answers of the first traveller; where and as what it is reported. */
const cases: readonly (readonly [string, Spoil, pointer: string, code: string])[] = [
  [
    'a zone whose birth date has a wrong check digit',
    (a) => Object.assign(a.identity ?? {}, { mrz: zone.join('\n') }),
    '/identity/mrz',
    'zone-check-digit',
  ],
  [
    'a zone that was cut',
    (a) => Object.assign(a.identity ?? {}, { mrz: zone.join('\n').slice(0, 70) }),
    '/identity/mrz',
    'zone-line-length',
  ],
  [
    'a zone that is none',
    (a) => Object.assign(a.identity ?? {}, { mrz: 'HELLO' }),
    '/identity/mrz',
    'zone-not-a-zone',
  ],
  [
    'a day that does not exist',
    (a) => Object.assign(a.identity ?? {}, { dateOfBirth: '1988-02-30' }),
    '/identity/dateOfBirth',
    'impossible-date',
  ],
  [
    'an hour that does not exist',
    (a) => Object.assign(a.voyage ?? {}, { arrivesAt: '2020-03-18T25:10' }),
    '/voyage/arrivesAt',
    'impossible-time',
  ],
  [
    'a birth in 1800',
    (a) => Object.assign(a.identity ?? {}, { dateOfBirth: '1800-02-03' }),
    '/identity/dateOfBirth',
    'unlikely-year',
  ],
  [
    'an arrival where the authority has no port',
    (a) => Object.assign(a.voyage ?? {}, { arrivalAirport: 'CTU' }),
    '/voyage/arrivalAirport',
    'not-point-of-entry',
  ],
  [
    'a birth in the future',
    (a) => Object.assign(a.identity ?? {}, { dateOfBirth: '2020-03-17' }),
    '/identity/dateOfBirth',
    'birth-date-in-future',
  ],
  [
    'an expired document',
    (a) => Object.assign(a.identity ?? {}, { dateOfExpiry: '2020-03-15' }),
    '/identity/dateOfExpiry',
    'document-expired',
  ],
  [
    'an arrival before the departure',
    (a) => Object.assign(a.voyage ?? {}, { arrivesAt: '2020-03-16T19:00' }),
    '/voyage/arrivesAt',
    'arrival-before-departure',
  ],
  [
    'stops that overlap',
    (a) => Object.assign(a, { stops: [{ ...stay, untilOn: '2020-03-17' }, stay] }),
    '/stops',
    'stops-overlap',
  ],
  [
    'a stop that ends before it begins',
    (a) => Object.assign(a, { stops: [{ ...stay, untilOn: '2020-02-01' }] }),
    '/stops/0/untilOn',
    'stop-ends-before-it-starts',
  ],
  ['days that no stop covers', (a) => Object.assign(a, { stops: [stay] }), '/stops', 'window-gap'],
  [
    'a flight of no airline',
    (a) => Object.assign(a.voyage ?? {}, { flight: 'Y0 123' }),
    '/voyage/flight',
    'unknown-airline',
  ],
  [
    'a flight that is none',
    (a) => Object.assign(a.voyage ?? {}, { flight: 'RED' }),
    '/voyage/flight',
    'wrong-format',
  ],
  [
    'an airport that is none',
    (a) => Object.assign(a.voyage ?? {}, { arrivalAirport: 'QQQ' }),
    '/voyage/arrivalAirport',
    'not-an-option',
  ],
  [
    'thousands of stops',
    (a) => Object.assign(a, { stops: Array.from({ length: 3000 }, () => stay) }),
    '/stops',
    'too-many',
  ],
  [
    'a number for a name',
    (a) => Object.assign(a.identity ?? {}, { primaryIdentifier: 42 }),
    '/identity/primaryIdentifier',
    'wrong-type',
  ],
  ['a list for a group', (a) => Object.assign(a, { identity: [] }), '/identity', 'wrong-type'],
  [
    'a word for yes or no',
    (a) => Object.assign(a.exposure ?? {}, { contact: 'maybe' }),
    '/exposure/contact',
    'wrong-type',
  ],
  [
    'an answer to a question that nobody asked',
    (a) => Object.assign(a, { faith: { name: 'any' } }),
    '/faith',
    'unknown-question',
  ],
  [
    'a key of the prototype',
    (a) => Object.assign(a, JSON.parse('{"constructor":{}}')),
    '/constructor',
    'unknown-question',
  ],
  [
    'none and fever',
    (a) => Object.assign(a.symptoms ?? {}, { present: ['none', 'fever'] }),
    '/symptoms/present',
    'none-and-others',
  ],
  [
    'a control character in the address',
    (a) => Object.assign(a.address ?? {}, { street: 'a\u0000b' }),
    '/address/street',
    'wrong-format',
  ],
  ['nothing at all', (a) => Object.keys(a).map((key) => delete a[key]), '/identity/documentType', 'required'],
]

const stored = async (db: Connection): Promise<unknown> => {
  const { rows } =
    await sql`select (select count(*) from declaration) as declarations, (select count(*) from declaration_claim) as claims,
    (select count(*) from holder) as holders, (select count(*) from act) as acts, (select count(*) from identity) as identities`.execute(
      db,
    )
  return rows[0]
}

for (const [name, spoil, pointer, code] of cases) {
  story(`${name} is refused in words, and nothing is stored`, async (scene) => {
    const { post } = await openFront(scene)
    const body = example()
    spoil(body.travellers[0]?.answers ?? {})
    const response = await post('/api/v1/declarations', body, { 'accept-language': 'en' })
    const problem = (await response.json()) as {
      status: number
      errors: { pointer: string; code: string; detail: string }[]
    }
    expect(problem).toMatchObject({ status: 422, type: '/problems/declaration-invalid' })
    const found = problem.errors.find((error) => error.code === code)
    expect(found, JSON.stringify(problem.errors)).toBeDefined()
    expect(found?.pointer.startsWith(`/travellers/0/answers${pointer}`), found?.pointer).toBe(true)
    expect(found?.detail).toMatch(/^\p{Lu}.{10,}/u)
    expect(await stored(scene.db)).toEqual({ declarations: 0, claims: 0, holders: 0, acts: 0, identities: 0 })
  })
}

story('what is no declaration at all is refused by its form', async (scene) => {
  const { app, post } = await openFront(scene)
  const answers: [string, number, string][] = []
  const ask = async (name: string, response: Response | Promise<Response>) => {
    const { status, type } = (await (await response).json()) as { status: number; type: string }
    answers.push([name, status, type])
  }
  await ask('no JSON', post('/api/v1/declarations', '{"travellers": ['))
  await ask('an empty body', post('/api/v1/declarations', ''))
  await ask('a list', post('/api/v1/declarations', []))
  await ask('nobody', post('/api/v1/declarations', { travellers: [] }))
  await ask(
    'a hundred',
    post('/api/v1/declarations', { travellers: Array.from({ length: 100 }, () => example().travellers[0]) }),
  )
  await ask('10 MB', post('/api/v1/declarations', 'x'.repeat(10_000_000)))
  await ask(
    'a form',
    app.request('/api/v1/declarations', {
      method: 'POST',
      body: 'a=b',
      headers: { 'content-type': 'text/plain' },
    }),
  )
  await ask('an unknown language', post('/api/v1/declarations', { ...example(), language: 'tlh' }))
  const half = example()
  Object.assign(half.travellers[0]?.answers.address ?? {}, { street: 'a\ud800' })
  await ask('half a character', post('/api/v1/declarations', half))
  await ask('a short key', post('/api/v1/declarations', example(), { 'idempotency-key': 'x' }))
  expect(answers).toEqual([
    ['no JSON', 400, '/problems/malformed-json'],
    ['an empty body', 400, '/problems/malformed-json'],
    ['a list', 422, '/problems/invalid-request'],
    ['nobody', 422, '/problems/invalid-request'],
    ['a hundred', 422, '/problems/invalid-request'],
    ['10 MB', 413, '/problems/body-too-large'],
    ['a form', 415, '/problems/wrong-content-type'],
    ['an unknown language', 422, '/problems/invalid-request'],
    ['half a character', 400, '/problems/text-not-unicode'],
    ['a short key', 400, '/problems/idempotency-key-malformed'],
  ])
  expect(await stored(scene.db)).toEqual({ declarations: 0, claims: 0, holders: 0, acts: 0, identities: 0 })
})

story('a child alone must name a guardian, and errors speak the language asked for', async (scene) => {
  const { post } = await openFront(scene)
  const body = example()
  const [, child] = body.travellers
  if (child === undefined) throw new Error('The example has a child')
  const { party, ...alone } = child.answers
  const response = await post(
    '/api/v1/declarations',
    { travellers: [{ answers: alone }] },
    { 'accept-language': 'ar' },
  )
  const { errors } = (await response.json()) as { errors: { code: string; detail: string }[] }
  expect(errors.map((error) => error.code)).toEqual(['guardian-missing'])
  expect(errors[0]?.detail).toContain('قاصر')
  const guardian = {
    unaccompaniedMinor: true,
    guardianName: 'Chen Wei',
    guardianPhone: '+86 571 0000',
    guardianRelation: 'relative',
  }
  expect(
    (await post('/api/v1/declarations', { travellers: [{ answers: { ...alone, party: guardian } }] })).status,
  ).toBe(201)
})

story('a document named twice in one declaration is refused', async (scene) => {
  const { post } = await openFront(scene)
  const body = example()
  Object.assign(body.travellers[1]?.answers.identity ?? {}, { documentNumber: 'ya-1234567' })
  const { errors } = (await (await post('/api/v1/declarations', body)).json()) as {
    errors: { code: string; pointer: string }[]
  }
  expect(errors).toMatchObject([
    { code: 'document-twice', pointer: '/travellers/1/answers/identity/documentNumber' },
  ])
})
