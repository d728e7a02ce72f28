import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPack } from './pack.node.ts'
import { versionFor } from './version-for.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { pack } = loaded
const boundAt = (
  now: string,
  question: { arrivalAt?: string; departedAt?: string; landedAt?: string },
  tried = pack,
) => {
  const choice = versionFor(tried, { scheme: 'international', now: new Date(now), ...question })
  return choice.kind === 'none' ? 'none' : `${choice.kind} ${choice.version.number}`
}

describe('the version that binds', () => {
  it.each([
    [
      'an arrival before 1 March',
      '2020-02-28T00:00:00Z',
      { arrivalAt: '2020-02-29T23:59:59+08:00' },
      'in-force 0',
    ],
    [
      'an arrival at midnight of 1 March',
      '2020-02-29T12:00:00Z',
      { arrivalAt: '2020-03-01T00:00:00+08:00' },
      'in-force 1',
    ],
    [
      'an arrival in March, asked before version 1 was published',
      '2020-02-29T09:59:59Z',
      { arrivalAt: '2020-03-05T00:00:00+08:00' },
      'in-force 0',
    ],
    [
      'an arrival of 26 March',
      '2020-03-25T13:00:00Z',
      { arrivalAt: '2020-03-26T00:00:00+08:00' },
      'in-force 2',
    ],
    [
      'someone who landed early and was planned for later',
      '2020-03-26T13:00:00Z',
      { arrivalAt: '2020-03-26T02:00:00+08:00', landedAt: '2020-03-25T23:00:00+08:00' },
      'in-force 1',
    ],
    [
      'someone in the air at the effective instant',
      '2020-03-26T13:00:00Z',
      { arrivalAt: '2020-03-26T02:00:00+08:00', departedAt: '2020-03-25T18:00:00+08:00' },
      'in-force 1',
    ],
    [
      'someone who landed on 25 March, three weeks later, by the renewal',
      '2020-04-14T00:00:00Z',
      { landedAt: '2020-03-25T23:00:00+08:00' },
      'in-force 1',
    ],
    ['someone of whom no arrival is known', '2020-03-20T00:00:00Z', {}, 'in-force 1'],
    [
      'anyone before the first version was published',
      '2020-02-01T00:00:00Z',
      { arrivalAt: '2020-02-02T00:00:00+08:00' },
      'none',
    ],
    [
      'someone who came before the first version, which has none before it',
      '2020-02-21T00:00:00Z',
      { landedAt: '2020-02-10T00:00:00+08:00' },
      'in-force 0',
    ],
    [
      'a version not renewed again',
      '2020-04-17T00:00:00Z',
      { landedAt: '2020-02-25T00:00:00+08:00' },
      'expired 0',
    ],
  ])('for %s', (_, now, question, expected) => expect(boundAt(now, question)).toBe(expected))

  it('binds the landed and the airborne only where it says so, from its effective instant', () => {
    const express = pack.versions.map((version) =>
      version.number === 2
        ? { ...version, binds: { ...version.binds, landed: 'bind' as const, airborne: 'bind' as const } }
        : version,
    )
    const tried = { ...pack, versions: express }
    const landed = { landedAt: '2020-03-25T23:00:00+08:00' }
    expect(boundAt('2020-03-25T15:59:59Z', landed, tried)).toBe('in-force 1')
    expect(boundAt('2020-03-25T16:00:00Z', landed, tried)).toBe('in-force 2')
    expect(
      boundAt(
        '2020-03-25T16:00:00Z',
        { arrivalAt: '2020-03-26T02:00:00+08:00', departedAt: '2020-03-25T18:00:00+08:00' },
        tried,
      ),
    ).toBe('in-force 2')
  })

  it('of residents is the one in force, wherever they came from', () => {
    const choice = versionFor(pack, {
      scheme: 'resident',
      arrivalAt: '2020-01-20T00:00:00+08:00',
      now: new Date('2020-04-01T00:00:00Z'),
    })
    expect(choice).toMatchObject({
      kind: 'in-force',
      version: { number: 1 },
      expiresAt: '2020-04-15T00:00:00+08:00',
    })
  })
})
