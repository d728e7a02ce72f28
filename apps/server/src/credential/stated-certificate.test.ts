import type { Verification } from '@pratique/health-credential'
import { describe, expect, it } from 'vitest'
import { differencesOf } from './compare-person.ts'
import { type DiseaseCodes, statedCertificate } from './stated-certificate.ts'

const covid: DiseaseCodes = {
  agents: ['840539006', 'RA01'],
  vaccines: ['207', '208'],
  tests: ['94500-6', 'antigen'],
}
const amina = { fn: 'Fiore', gn: 'Amina' }

const dcc = (content: object, more: Partial<Verification> = {}): Verification => ({
  format: 'dcc',
  valid: true,
  verdict: 'valid',
  problems: [],
  keyId: 'a2V5',
  algorithm: 'ES256',
  issuer: 'IT',
  issuedAt: '2020-02-21T08:00:00.000Z',
  expiresAt: '2021-02-20T00:00:00.000Z',
  payload: { nam: amina, dob: '1988-02-29', ...content },
  ...more,
})
const vaccination = (changes: object = {}) => ({
  v: [{ tg: '840539006', dt: '2020-02-20', mp: 'EU/1/20/1528', dn: 2, sd: 2, ...changes }],
})
const test = (changes: object = {}) => ({
  t: [{ tg: '840539006', sc: '2020-03-15T08:00:00+01:00', tr: '260415000', tt: 'LP6464-4', ...changes }],
})
const stated = (verification: Verification, disease: DiseaseCodes | undefined = covid) =>
  statedCertificate(verification, disease, 'eu')

describe('what is kept of a certificate', () => {
  it('is what it proves, by whom, when and until when, and nothing else', () => {
    expect(stated(dcc(vaccination()))).toEqual({
      person: { familyName: 'Fiore', givenNames: 'Amina', dateOfBirth: '1988-02-29' },
      certificates: [
        {
          format: 'dcc',
          proves: 'vaccinated',
          issuer: 'IT',
          agent: '840539006',
          on: '2020-02-20',
          validFrom: '2020-02-20',
          validUntil: '2021-02-20T00:00:00.000Z',
          source: 'eu',
        },
      ],
    })
  })

  it('says of a test whether it found the disease', () => {
    expect(stated(dcc(test()))).toMatchObject({
      certificates: [{ proves: 'tested', result: 'not-detected', on: '2020-03-15' }],
    })
    expect(stated(dcc(test({ tr: '260373001' })))).toMatchObject({ certificates: [{ result: 'detected' }] })
    expect(stated(dcc(test({ tr: 'unclear' })))).toEqual({ refusal: 'incomplete' })
  })

  it('ends a recovery at the last day that it names, or with its own end, whichever is first', () => {
    const recovery = (du: string) => dcc({ r: [{ tg: '840539006', fr: '2020-01-20', df: '2020-02-01', du }] })
    expect(stated(recovery('2020-07-18'))).toMatchObject({
      certificates: [
        {
          proves: 'recovered',
          on: '2020-01-20',
          validFrom: '2020-02-01',
          validUntil: '2020-07-18T23:59:59.999Z',
        },
      ],
    })
    expect(stated(recovery('2022-01-01'))).toMatchObject({
      certificates: [{ validUntil: '2021-02-20T00:00:00.000Z' }],
    })
    expect(stated({ ...recovery('2020-07-18'), expiresAt: null })).toMatchObject({
      certificates: [{ validUntil: '2020-07-18T23:59:59.999Z' }],
    })
  })

  it('keeps the latest of several of a kind', () => {
    const { v } = vaccination()
    const several = dcc({
      v: [...v, ...vaccination({ dt: '2020-03-01' }).v, ...vaccination({ dt: '2020-01-01' }).v],
    })
    expect(stated(several)).toMatchObject({ certificates: [{ on: '2020-03-01' }] })
  })

  it.each(['2020-02', '2020-02-31', 'yesterday', 20200220, undefined])('knows no day in %s', (dt) => {
    expect(stated(dcc(vaccination({ dt })))).toMatchObject({ certificates: [{ on: null }] })
  })
})

describe('why nothing is taken from one', () => {
  it.each([
    ['a vaccination that is half done', dcc(vaccination({ dn: 1 })), 'incomplete'],
    ['another disease', dcc(vaccination({ tg: '16541001' })), 'other-disease'],
    ['no statement', dcc({}), 'no-statement'],
    ['nobody named', { ...dcc({}), payload: null }, 'no-statement'],
    ['one of our own codes', dcc({}, { format: 'pratique' }), 'health-code'],
  ])('%s', (_what, verification, refusal) => {
    expect(stated(verification)).toEqual({ refusal })
  })

  it.each([
    ['issuer-unknown', 'issuer-unknown'],
    ['signature', 'forged'],
    ['algorithm', 'forged'],
    ['expired', 'expired'],
    ['zlib', 'unreadable'],
    ['revoked', 'revoked'],
  ] as const)('the library found %s', (code, refusal) => {
    expect(stated(dcc(vaccination(), { valid: false, problems: [{ code, message: '' }] }))).toEqual({
      refusal,
    })
  })

  it('a leniency of the schema is no reason', () => {
    const lenient = dcc(vaccination(), { problems: [{ code: 'schema-date', message: '' }] })
    expect(stated(lenient)).toHaveProperty('certificates')
  })

  it('a pack that names no codes of its disease takes none', () => {
    expect(statedCertificate(dcc(vaccination()), undefined, 'eu')).toEqual({ refusal: 'other-disease' })
  })
})

describe('other formats', () => {
  it('a SMART Health Card names the vaccine only', () => {
    const card = (code: string) => ({
      ...dcc({}, { format: 'shc' }),
      payload: {
        vc: {
          credentialSubject: {
            fhirBundle: {
              entry: [
                {
                  resource: {
                    resourceType: 'Patient',
                    name: [{ family: 'Fiore', given: ['Amina'] }],
                    birthDate: '1988-02-29',
                  },
                },
                {
                  resource: {
                    resourceType: 'Immunization',
                    status: 'completed',
                    vaccineCode: { coding: [{ code }] },
                    occurrenceDateTime: '2020-02-20',
                  },
                },
              ],
            },
          },
        },
      },
    })
    expect(stated(card('207'))).toMatchObject({
      certificates: [{ format: 'shc', proves: 'vaccinated', agent: null }],
    })
    expect(stated(card('03'))).toEqual({ refusal: 'other-disease' })
  })

  it('the yellow card of the WHO is read in the container of the EU', () => {
    const payload = {
      '1': 'XX',
      '-260': { '-6': { n: 'Amina Fiore', dob: '1988-02-29', v: { tg: 'RA01', dt: '2020-02-20' } } },
    }
    expect(stated({ ...dcc({}, { format: 'unknown' }), payload })).toMatchObject({
      certificates: [{ format: 'icvp', proves: 'vaccinated', on: '2020-02-20' }],
    })
  })
})

describe('whether it is the traveller’s', () => {
  const traveller = {
    primaryIdentifier: 'MÜLLER FIORE',
    secondaryIdentifier: 'AMINA',
    dateOfBirth: '1988-02-29',
  }
  const person = { familyName: 'Mueller-Fiore', givenNames: 'Amina', dateOfBirth: '1988-02-29' }

  it('spellings of one name fit, and so does a birth date that knows the year only', () => {
    expect(differencesOf(person, traveller)).toEqual([])
    for (const dateOfBirth of ['1988', '1988-02', '1988-XX-XX', '1988-02-XX'])
      expect(differencesOf({ ...person, dateOfBirth }, traveller)).toEqual([])
  })

  it('another name and another day are told apart', () => {
    expect(differencesOf({ ...person, givenNames: 'Luca' }, traveller)).toEqual(['name'])
    expect(differencesOf({ ...person, dateOfBirth: '1988-02-28' }, traveller)).toEqual(['birth-date'])
    expect(
      differencesOf({ ...person, familyName: null, givenNames: null, dateOfBirth: null }, traveller),
    ).toEqual(['name', 'birth-date'])
    expect(differencesOf(person, { ...traveller, dateOfBirth: null })).toEqual(['birth-date'])
  })
})
