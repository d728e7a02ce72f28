// What the desk makes of a rule of the packs and writes back says the same: nothing is lost where words do not reach.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { askOf, type Condition, readCondition, writeCondition } from './condition.ts'

const packs = new URL('../../../../packs/', import.meta.url)
const rules = ['zhejiang-2020', 'bundibugyo-2026'].flatMap((pack) =>
  readdirSync(new URL(`${pack}/versions/`, packs)).flatMap((file) => {
    const { rules: all } = JSON.parse(readFileSync(new URL(`${pack}/versions/${file}`, packs), 'utf8')) as {
      rules: { id: string; when: unknown }[]
    }
    return all.map(({ id, when }) => ({ name: `${pack} ${file} ${id}`, when }))
  }),
)

/** One code written as equality comes back as a list of one, which means the same. */
const plain = (source: unknown): unknown =>
  JSON.parse(JSON.stringify(source), (_, value: unknown) => {
    const { '===': pair } = Object(value) as { '==='?: unknown }
    return Array.isArray(pair) && typeof pair[1] === 'string' ? { in: [pair[0], [pair[1]]] } : value
  })

const sourcesIn = (condition: Condition): number =>
  condition.kind === 'source'
    ? 1
    : condition.kind === 'not'
      ? sourcesIn(condition.part)
      : 'parts' in condition
        ? condition.parts.reduce((sum, part) => sum + sourcesIn(part), 0)
        : 0

test.each(rules)('$name comes back as it was', ({ when }) => {
  expect(plain(writeCondition(readCondition(when)))).toEqual(plain(when))
})

test('most of what the packs ask can be put together from words', () => {
  const onlySource = rules.filter(({ when }) => sourcesIn(readCondition(when)) > 0)
  expect(rules.length).toBeGreaterThan(50)
  expect(onlySource.length).toBeLessThan(rules.length / 2)
})

test('what is malformed is kept as it is', () => {
  for (const source of [
    null,
    1,
    'x',
    [],
    {},
    { and: [], or: [] },
    { in: [1, 2] },
    { after: [1] },
    { '!': [] },
  ])
    expect(writeCondition(readCondition(source))).toEqual(source)
})

test('a fact that is chosen is asked for something', () => {
  const asked = (type: string, values: { code: string }[] | null = null) =>
    writeCondition(askOf({ code: 'f', type, values }))
  expect(asked('boolean')).toEqual({ '===': [{ var: 'f' }, true] })
  expect(asked('code', [{ code: 'a' }])).toEqual({ in: [{ var: 'f' }, ['a']] })
  expect(asked('set', [{ code: 'a' }])).toEqual({ in: ['a', { var: 'f' }] })
  expect(asked('integer', [{ code: '2' }])).toEqual({ '>=': [{ var: 'f' }, 2] })
  expect(asked('date')).toEqual({
    'not-before': [{ plusTime: [{ var: 'f' }, 0, 'day'] }, { plusTime: [{ var: 'today' }, 0, 'day'] }],
  })
})
