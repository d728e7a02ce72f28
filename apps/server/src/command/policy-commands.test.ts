// The commands of the policy desk that need no database: rules run, decide, policy check, policy diff.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { type Run, WrongQuestion } from '../platform/io.ts'
import { run as decide } from './decide.command.ts'
import { run as check } from './policy-check.command.ts'
import { run as diff } from './policy-diff.command.ts'
import { run as rules } from './rules-run.command.ts'

async function ask(run: Run, args: string[], input: string | Iterable<string> = '') {
  const io = {
    stdin: Readable.from(typeof input === 'string' ? [input] : input),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  }
  const [exit, stdout] = await Promise.all([run(args, io).finally(() => io.stdout.end()), text(io.stdout)])
  const answers = () =>
    stdout
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line))
  return { exit, stdout, answers }
}

const lines = (...questions: unknown[]) =>
  questions.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('')

describe('pratique rules run --batch', () => {
  test('answers each line, null for nothing, with its id', async () => {
    const { exit, answers } = await ask(
      rules,
      ['--batch'],
      lines(
        { id: 1, logic: { '>': [{ var: 'dn' }, 1] }, data: { dn: 2 } },
        { id: 'none', logic: { var: 'nothing' }, data: {} },
        { id: 3, logic: { plusTime: ['2021-01-31', 1, 'month'] } },
      ),
    )
    expect(exit).toBe(0)
    expect(answers()).toEqual([
      { id: 1, result: true },
      { id: 'none', result: null },
      { id: 3, result: '2021-03-03T00:00:00.000Z' },
    ])
  })

  test('gives an error with code and path in the place of what cannot be answered', async () => {
    const { exit, answers } = await ask(
      rules,
      ['--batch'],
      lines(
        { id: 'expr', logic: { and: [true, { xor: [1, 2] }] }, data: {} },
        { id: 'data', logic: { '!': [{ '>': [{ var: 'dn' }, 1] }] }, data: { dn: '2' } },
        { id: 'no-logic', data: {} },
        'nonsense',
        '',
        { id: 'after', logic: true },
      ),
    )
    expect(exit).toBe(0)
    expect(answers()).toMatchObject([
      { id: 'expr', error: { code: 'unknown-operator', path: '/and/1' } },
      { id: 'data', error: { code: 'not-integers', path: '/!/0' } },
      { id: 'no-logic', error: { code: 'not-a-question' } },
      { id: null, error: { code: 'not-json' } },
      { id: 'after', result: true },
    ])
  })

  test('puts characters and lines together that come in pieces', async () => {
    const line = Buffer.from(
      lines({ id: 'é', logic: { '===': [{ var: 'name' }, '意大利'] }, data: { name: '意大利' } }),
    )
    const pieces = Array.from({ length: line.length }, (_, at) => line.subarray(at, at + 1))
    const io = { stdin: Readable.from(pieces), stdout: new PassThrough(), stderr: new PassThrough() }
    await rules(['--batch'], io)
    expect(JSON.parse(String(io.stdout.read()))).toEqual({ id: 'é', result: true })
  })

  test('is asked with --batch', async () => {
    await expect(ask(rules, [])).rejects.toThrow(WrongQuestion)
  })
})

const well = {
  category: 'traveller',
  exposure: 'none',
  symptoms: [],
  antipyretics: false,
  clusterIll: false,
  fixedHome: true,
}
const amina = {
  ...well,
  arrivalAt: '2020-03-05T10:00:00+08:00',
  areaLevel: 2,
  areaLastOn: '2020-03-04',
  airsideLevel: 0,
}
const at = ['--pack', 'zhejiang-2020', '--at', '2020-03-05T12:00:00+08:00']

describe('pratique decide', () => {
  test('decides on bare facts and on facts with an id, by the version that binds', async () => {
    const { exit, answers } = await ask(
      decide,
      at,
      lines(amina, { id: 'a', facts: amina }, { id: 'b', ...amina, arrivalAt: '2020-02-27T10:00:00+08:00' }),
    )
    expect(exit).toBe(0)
    expect(answers()).toMatchObject([
      { state: 'orange', policyVersion: 1, validUntil: '2020-03-19T16:00:00.000Z' },
      { id: 'a', state: 'orange', reasons: [{ rule: 'tier-1' }] },
      { id: 'b', state: 'green', policyVersion: 0, reasons: [{ rule: 'no-list' }] },
    ])
    expect(answers()[0]).not.toHaveProperty('id')
  })

  test('passes evidence through to the reason', async () => {
    const evidence = {
      area: [
        {
          place: 'IT',
          listed: 'IT',
          level: 2,
          fromOn: '2020-02-10',
          untilOn: '2020-03-04',
          lastOn: '2020-03-04',
          clause: 'stay',
        },
      ],
    }
    const { answers } = await ask(decide, at, lines({ id: 1, facts: amina, evidence }))
    expect(answers()).toMatchObject([{ reasons: [{ rule: 'tier-1', evidence }] }])
  })

  test('refuses a line, not the stream: unknown, refused and malformed facts, versions not in force', async () => {
    const { exit, answers } = await ask(
      decide,
      at,
      lines(
        { id: 1, ...amina, nationality: 'XX' },
        { id: 2, ...amina, mood: 'good' },
        { id: 3, ...amina, exposureOn: '2020-02-30' },
        { id: 4, facts: amina, scheme: 'martian' },
        { id: 5, facts: [] },
        '{',
        { id: 7, facts: amina, landedAt: 3 },
      ),
    )
    expect(exit).toBe(0)
    expect(answers()).toMatchObject([
      { id: 1, error: { code: 'refused-fact', path: '/nationality' } },
      { id: 2, error: { code: 'unknown-fact', path: '/mood' } },
      { id: 3, error: { code: 'malformed-fact', path: '/exposureOn' } },
      { id: 4, error: { code: 'no-version' } },
      { id: 5, error: { code: 'malformed-fact' } },
      { id: null, error: { code: 'not-json' } },
      { id: 7, error: { code: 'not-a-question', path: '/landedAt' } },
    ])
  })

  test('keeps the order of a long stream, which it decides on several threads', async () => {
    const count = 15_000
    const questions = Array.from({ length: count }, (_, id) =>
      lines(id % 5_000 === 4_999 ? { id, mood: 1 } : { id, ...amina, areaLevel: id % 3 }),
    )
    const pieces = Array.from({ length: 30 }, (_, at) => questions.slice(at * 500, at * 500 + 500).join(''))
    const { exit, answers } = await ask(decide, at, pieces)
    expect(exit).toBe(0)
    const states = ['green', 'yellow', 'orange']
    expect(answers().map(({ id, state }) => [id, state])).toEqual(
      questions.map((_, id) => [id, id % 5_000 === 4_999 ? undefined : states[id % 3]]),
    )
  })

  test('says when a version has expired and was not renewed', async () => {
    const { answers } = await ask(
      decide,
      [...at.slice(0, 3), '2020-06-01T00:00:00Z'],
      lines({ id: 1, ...amina }),
    )
    expect(answers()).toMatchObject([{ id: 1, error: { code: 'version-expired' } }])
  })

  test.each([
    [['--at', '2020-03-05T12:00:00Z']],
    [['--pack', 'atlantis-1', '--at', '2020-03-05T12:00:00Z']],
    [['--pack', 'zhejiang-2020']],
    [['--pack', 'zhejiang-2020', '--at', '2020-03-05']],
    [[...at, '--scheme', 'martian']],
    [[...at, '--version', 'one']],
  ])('refuses %j as a question', async (args) => {
    await expect(ask(decide, args)).rejects.toThrow(WrongQuestion)
  })
})

const shipped = fileURLToPath(new URL('../../../../packs/zhejiang-2020', import.meta.url))
const draft = mkdtempSync(join(tmpdir(), 'pratique-draft-'))
for (const part of ['pack.json', 'arrivals.json', 'versions', 'texts', 'golden'])
  cpSync(join(shipped, part), join(draft, part), { recursive: true })
afterAll(() => rmSync(draft, { recursive: true }))

function rewrite(file: string, change: (source: string) => string) {
  const path = join(draft, file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, change(before))
  return () => writeFileSync(path, before)
}

describe('pratique policy check', () => {
  test('finds the pack of the house in order', async () => {
    const { exit, stdout } = await ask(check, ['zhejiang-2020'])
    expect(stdout).toMatch(/^In order: no faults, \d{3} golden cases/)
    expect(exit).toBe(0)
  })

  test('names every fault of a draft with its file and path', async () => {
    const restore = rewrite('versions/international-1.json', (source) =>
      source.replaceAll('"exposureOn"', '"birthplace"').replace('"orange"', '"purple"'),
    )
    const { exit, stdout } = await ask(check, [draft, '--json'])
    restore()
    expect(exit).toBe(1)
    const { faults } = JSON.parse(stdout)
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'unknown-state',
          file: 'versions/international-1.json',
          path: '/rules/0/state',
        }),
        expect.objectContaining({ code: 'refused-fact', file: 'versions/international-1.json' }),
      ]),
    )
  })

  test('shows the golden case that a draft would decide otherwise', async () => {
    const restore = rewrite('versions/international-1.json', (source) => source.replaceAll('373', '380'))
    const { exit, stdout } = await ask(check, [draft])
    restore()
    expect(exit).toBe(1)
    expect(stdout).toContain('golden: 37.3 on the second reading is examined and tested')
  })

  test('passes a draft that lacks a language of the site, and tells', async () => {
    const restore = rewrite('arrivals.json', (source) => source.replace('"fr":', '"de":'))
    const { exit, stdout } = await ask(check, [draft])
    restore()
    expect(exit).toBe(0)
    expect(stdout).toMatch(/^fr: incomplete, read in English instead: arrivals\.json\//m)
  })

  test('refuses a pack that is not there', async () => {
    await expect(ask(check, ['atlantis-1'])).rejects.toThrow(WrongQuestion)
  })
})

describe('pratique policy diff', () => {
  test('says in words what Order 3 changes', async () => {
    const { exit, stdout } = await ask(diff, ['zhejiang-2020', '1', '2'])
    expect(exit).toBe(1)
    expect(stdout).toContain('rule tier-1: removed\n  − orange: ')
    expect(stdout).toContain('rule every-arrival: added\n  + orange: ')
    expect(stdout).toContain('rule crew-rest: condition\n')
  })

  test('finds no difference between a version and itself', async () => {
    const { exit, stdout } = await ask(diff, ['zhejiang-2020', '1', 'international-1'])
    expect([exit, stdout]).toEqual([0, 'No difference.\n'])
  })

  test('finds words that a draft changed in one language only', async () => {
    const restore = rewrite('texts/contact.json', (source) => source.replace('مخالطة حالة', 'لا شيء'))
    const { answers } = await ask(diff, ['zhejiang-2020', '1', `${draft}:1`, '--json'])
    restore()
    expect(answers()[0]).toMatchObject([{ part: 'words', of: 'contact (ar)', what: 'text' }])
  })

  test.each([
    [['zhejiang-2020', '1']],
    [['zhejiang-2020', '1', '77']],
    [['zhejiang-2020', '1', '2', '--language', 'la']],
  ])('refuses %j as a question', async (args) => {
    await expect(ask(diff, args)).rejects.toThrow(WrongQuestion)
  })
})

describe('pratique policy diff between a pack and its draft', () => {
  const draft = mkdtempSync(join(tmpdir(), 'pratique-draft-'))
  const folder = join(draft, 'bundibugyo-2026')
  cpSync(fileURLToPath(new URL('../../../../packs/bundibugyo-2026', import.meta.url)), folder, {
    recursive: true,
  })
  afterAll(() => rmSync(draft, { recursive: true }))

  test('says which questions and which listed places differ, in words', async () => {
    const mend = (file: string, change: (text: string) => string) =>
      writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
    mend('questionnaire.json', (text) => text.replace('Did any of these happen?', 'Did you do any of these?'))
    mend('lists/affected-areas-2026-06-07.json', (text) => text.replace('"CD-SK"', '"CD-HU"'))
    const { exit, answers } = await ask(diff, ['bundibugyo-2026', '1', `${folder}:1`, '--json'])
    expect(exit).toBe(1)
    expect(answers()[0]).toEqual([
      {
        part: 'question',
        of: 'exposure.kinds',
        what: 'text',
        before: 'Did any of these happen?',
        after: 'Did you do any of these?',
      },
      {
        part: 'list',
        of: 'affected-areas: South Kivu',
        what: 'removed',
        before: 'affected-area',
        after: null,
      },
      { part: 'list', of: 'affected-areas: Haut-Uele', what: 'added', before: null, after: 'affected-area' },
    ])
  })
})
