import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigFault, readConfig } from './config.ts'

function faultsOf(environment: Record<string, string>, args: string[] = []): readonly string[] {
  try {
    readConfig(environment, args)
    return []
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    return error.faults
  }
}

test('without any setting the exercise runs on port 3000 of this machine, embedded', () => {
  expect(readConfig({}, [])).toEqual({
    port: 3000,
    host: '127.0.0.1',
    address: 'http://localhost:3000',
    dataFolder: resolve('.pratique'),
    databaseUrl: null,
    pack: 'zhejiang-2020',
    packs: ['zhejiang-2020'],
    names: null,
    exercise: 'zhejiang-2020-03',
    at: null,
    keys: [],
    logLevel: 'info',
    limits: { perAddress: 1200, perReference: 60 },
    guardShare: 0.05,
    messages: { smtp: null, smsGateway: null },
  })
})

test('an empty variable counts as not set, as shells and compose files write it', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }, []).port).toBe(3000)
})

test('the guard is set in whole percents, between a floor and a ceiling that nobody can move', () => {
  expect(readConfig({ PRATIQUE_GUARD_PERCENT: '3' }, []).guardShare).toBe(0.03)
  for (const percent of ['0', '21', '2.5', 'five'])
    expect(faultsOf({ PRATIQUE_GUARD_PERCENT: percent })).toEqual([
      expect.stringContaining('PRATIQUE_GUARD_PERCENT must be'),
    ])
})

test('every fault is named at once', () => {
  const faults = faultsOf(
    {
      PORT: 'http',
      HOST: 'my host',
      DATABASE_URL: 'mysql://x/y',
      PRATIQUE_EXERCISE: 'No Such',
      PRATIQUE_KEY: 'short',
    },
    ['--at', 'yesterday', '--verbose'],
  )
  for (const name of [
    'PORT',
    'HOST',
    'DATABASE_URL',
    'PRATIQUE_EXERCISE',
    'PRATIQUE_KEY',
    '--at',
    '"--verbose"',
  ])
    expect(
      faults.filter((fault) => fault.startsWith(name)),
      name,
    ).toHaveLength(1)
  expect(faults).toHaveLength(7)
})

describe('settings that cannot be used', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['PRATIQUE_KEY', Buffer.alloc(31).toString('base64url')],
    ['PRATIQUE_KEY', `${Buffer.alloc(32).toString('base64url')},`],
    ['PRATIQUE_LOG', 'loud'],
  ])('%s=%s is refused', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(name)])
  })
})

test('no limit can be set below the floor that keeps a hotel from being shut out', () => {
  expect(faultsOf({ PRATIQUE_LIMIT_PER_ADDRESS: '59' })).toEqual([expect.stringContaining('hotel')])
})

test('no limit can be set above the ceiling that keeps secrets from being guessed', () => {
  expect(faultsOf({ PRATIQUE_LIMIT_PER_REFERENCE: '301' })).toEqual([expect.stringContaining('guessed')])
})

test('several keys are read, the current one first, in both alphabets of base64', () => {
  const [current, older] = [Buffer.alloc(32, 0xfb), Buffer.alloc(48, 0xff)]
  const text = `${current.toString('base64')}, ${older.toString('base64url')}`
  expect(readConfig({ PRATIQUE_KEY: text }, []).keys).toEqual([current, older])
})

test('--at is read as an instant with its offset, apart or joined', () => {
  const at = new Date('2020-02-27T04:00:00Z')
  expect(readConfig({}, ['--at', '2020-02-27T12:00:00+08:00']).at).toEqual(at)
  expect(readConfig({}, ['--at=2020-02-27T12:00:00+08:00']).at).toEqual(at)
})

test('--at without an offset is refused, for it would mean another instant elsewhere', () => {
  expect(faultsOf({}, ['--at', '2020-02-27T12:00:00'])).toEqual([expect.stringContaining('offset')])
})

test('a real instance has no other time to open at', () => {
  expect(faultsOf({ PRATIQUE_EXERCISE: 'none' }, ['--at', '2020-02-27T12:00:00Z'])).toHaveLength(1)
})

test('an exercise that does not exist is named beside the other faults, with those that do', () => {
  expect(faultsOf({ PORT: 'http', PRATIQUE_EXERCISE: 'wuhan-2019' })).toEqual([
    expect.stringContaining('PORT'),
    expect.stringMatching(/^PRATIQUE_EXERCISE.*zhejiang-2020-03/),
  ])
})

test.each(['2020-02-19T15:59:59Z', '2020-04-07T16:00:00Z'])(
  '--at %s is outside of the exercise and named beside the other faults',
  (at) => {
    expect(faultsOf({ PORT: 'http' }, ['--at', at])).toEqual([
      expect.stringContaining('PORT'),
      expect.stringMatching(/^--at .* outside of the exercise zhejiang-2020-03/),
    ])
  },
)
