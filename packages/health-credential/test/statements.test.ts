// What the published credentials of each format state, in one shape.

import { describe, expect, it } from 'vitest'
import { credentialName, readCredential, statedHealth } from '../src/index.ts'
import { NOW } from './instance.ts'
import { seeds } from './mutations.ts'

const stated = seeds().map((seed) => ({
  text: seed.text,
  stated: statedHealth(readCredential(seed.text, seed)),
}))
const of = (prefix: string) => stated.filter(({ text }) => text.startsWith(prefix)).map((one) => one.stated)

describe('a credential states', () => {
  it('vaccinations and tests, if it is a DCC', () => {
    expect(of('HC1:')).toContainEqual({
      person: { familyName: 'BLAKE', givenNames: 'ALSTON', dateOfBirth: '1990-01-01' },
      statements: [
        {
          kind: 'vaccination',
          disease: '840539006',
          on: '2021-01-02',
          product: 'BBIBP-CorV',
          dose: 2,
          doses: 2,
        },
      ],
    })
    expect(of('HC1:')).toContainEqual({
      person: { familyName: 'BLAKE', givenNames: 'ALSTON', dateOfBirth: '1990-01-01' },
      statements: [
        {
          kind: 'test',
          disease: '840539006',
          sampledAt: '2021-10-09T12:03:12Z',
          result: 'not-detected',
          method: 'LP6464-4',
        },
      ],
    })
    const recovery = { r: [{ tg: '840539006', fr: '2021-01-01', df: '2021-01-12', du: '2021-06-30' }] }
    expect(statedHealth({ format: 'dcc', payload: recovery }).statements).toEqual([
      {
        kind: 'recovery',
        disease: '840539006',
        firstPositiveOn: '2021-01-01',
        validFromOn: '2021-01-12',
        validUntilOn: '2021-06-30',
      },
    ])
  })

  it('immunisations and observations, if it is a SMART Health Card', () => {
    const [card] = of('eyJ')
    expect(card?.person).toEqual({
      familyName: 'Anyperson',
      givenNames: 'John B.',
      dateOfBirth: '1951-01-20',
    })
    expect(card?.statements).toMatchObject([
      { kind: 'vaccination', on: '2021-01-01', product: '207' },
      { kind: 'vaccination', on: '2021-01-29', product: '207' },
      { kind: 'vaccination', on: '2022-09-05', product: '229' },
    ])
    const observation = {
      resourceType: 'Observation',
      code: { coding: [{ code: '94558-4' }] },
      effectiveDateTime: '2021-02-17',
      valueCodeableConcept: { coding: [{ code: '260373001' }] },
    }
    const payload = { vc: { credentialSubject: { fhirBundle: { entry: [{ resource: observation }] } } } }
    expect(statedHealth({ format: 'shc', payload })).toEqual({
      person: null,
      statements: [
        { kind: 'test', disease: null, sampledAt: '2021-02-17', result: 'detected', method: '94558-4' },
      ],
    })
  })

  it('doses one by one, or a test, if it is a seal', () => {
    const [seal] = of('{')
    expect(seal?.person).toEqual({
      familyName: 'CITIZEN',
      givenNames: 'JANE CATHERINE',
      dateOfBirth: '1977-05-16',
    })
    expect(seal?.statements).toMatchObject([
      { on: '2021-06-13', dose: 1 },
      { on: '2021-07-01', dose: 2 },
    ])
    const payload = {
      msg: {
        pid: { n: 'DOE' },
        dat: { sc: '2021-02-15T12:00:00+08:00' },
        tr: { r: 'Negative', tc: 'molecular(PCR)' },
      },
    }
    expect(statedHealth({ format: 'vds-nc', payload })).toMatchObject({
      person: { familyName: 'DOE', givenNames: null },
      statements: [{ result: 'not-detected', method: 'molecular(PCR)' }],
    })
  })

  it('only a person, if it is a pass, and nobody, if it is one of ours', () => {
    expect(of('NZCP')).toEqual([
      { person: { familyName: 'Sparrow', givenNames: 'Jack', dateOfBirth: '1960-04-16' }, statements: [] },
    ])
    expect(of('HC1:').at(-1)).toEqual({ person: null, statements: [] })
  })

  it('a vaccination, if it is the yellow card of the WHO, which takes one or several', () => {
    const shot = { tg: '1D47', dt: '2023-05-05', vp: 'XM0N24' }
    const person = { n: 'Chen Yijie', dob: '1990-02-28' }
    const dose = { kind: 'vaccination', disease: '1D47', on: '2023-05-05', product: 'XM0N24', dose: null }
    for (const v of [shot, [shot]]) {
      const payload = { '-260': { '-6': { ...person, v } } }
      expect(statedHealth({ format: 'unknown', payload })).toMatchObject({
        person: { familyName: 'Chen Yijie', givenNames: null, dateOfBirth: '1990-02-28' },
        statements: [dose],
      })
      expect(credentialName({ format: 'unknown', payload })).toBe('icvp')
    }
    expect(
      statedHealth({ format: 'unknown', payload: { '-260': { '-6': person } } }).statements,
    ).toMatchObject([{ disease: null, on: null }])
  })

  it('its name: that of its format, or of what the WHO put into the container', () => {
    expect(credentialName({ format: 'dcc', payload: {} })).toBe('dcc')
    expect(credentialName({ format: 'unknown', payload: null })).toBe('unknown')
    expect(credentialName({ format: 'unknown', payload: { '-260': { '-6': 5 } } })).toBe('who')
  })

  it('names and words as they stand, where a card leaves out codes', () => {
    const card = (...resources: readonly object[]) => ({
      vc: { credentialSubject: { fhirBundle: { entry: resources.map((resource) => ({ resource })) } } },
    })
    const patient = (name: object) => ({ resourceType: 'Patient', name: [name] })
    const observation = { resourceType: 'Observation', valueString: 'Not detected' }
    expect(statedHealth({ format: 'shc', payload: card(patient({ family: 'Chen' }), observation) })).toEqual({
      person: { familyName: 'Chen', givenNames: null, dateOfBirth: null },
      statements: [{ kind: 'test', disease: null, sampledAt: null, result: 'not-detected', method: null }],
    })
    expect(
      statedHealth({
        format: 'shc',
        payload: card(patient({ given: [5] }), { resourceType: 'Immunization' }),
      }),
    ).toEqual({ person: { familyName: null, givenNames: null, dateOfBirth: null }, statements: [] })
  })

  it('nothing where its fields are of a wrong kind', () => {
    for (const format of ['dcc', 'shc', 'vds-nc', 'nzcp', 'unknown'] as const)
      for (const payload of [
        null,
        5,
        [],
        {
          v: 5,
          t: [7],
          nam: [],
          msg: { ve: [{ vd: 1 }], tr: 5 },
          vc: { credentialSubject: { fhirBundle: { entry: [1, { resource: 2 }] } } },
        },
      ])
        expect(() => statedHealth({ format, payload })).not.toThrow()
    expect(statedHealth(readCredential('x', { trust: { keys: [] }, at: NOW }))).toEqual({
      person: null,
      statements: [],
    })
    expect(
      statedHealth({ format: 'dcc', payload: { t: [{ tr: 'maybe' }], v: [{ dn: '2' }] } }).statements,
    ).toMatchObject([{ dose: null }, { result: 'other' }])
  })
})
