import { expect, test } from 'vitest'
import { readArguments, readDuration, readInstant } from './arguments.ts'

test.each([
  ['2h', 7_200_000],
  ['1d12h', 129_600_000],
  ['1d2h3m', 93_780_000],
  ['90m', 5_400_000],
])('%s is %i ms', (text, ms) => {
  expect(readDuration('--by', text)).toBe(ms)
})

test.each(['', '2', 'h', '2 h', '-2h', '0h', '2h!', '1.5h', 'PT2H'])('"%s" is no duration', (text) => {
  expect(() => readDuration('--by', text)).toThrow('2h, 1d, 1d12h30m')
})

const options = { by: { type: 'string' }, json: { type: 'boolean' } } as const
const read = (...args: string[]) => readArguments({ args, options }, 'Usage: …')

test('a value that begins with a dash and a number is a value, for the command to judge', () => {
  expect(read('--by', '-1h', '--json').values).toEqual({ by: '-1h', json: true })
})

test.each([
  [['--loud'], 'There is no option --loud here.'],
  [['--by'], '--by needs a value after it.'],
  [['--by', '--json'], '--by needs a value after it.'],
  [['--json=yes'], '--json takes no value.'],
  [['now'], '"now" stands where nothing is expected.'],
])('%j is refused in a sentence of ours, the usage below it', (args, sentence) => {
  expect(() => read(...args)).toThrow(`${sentence}\nUsage: …`)
})

test('an instant keeps its offset', () => {
  expect(readInstant('--to', '2020-03-16T08:00:00+08:00')).toEqual(new Date('2020-03-16T00:00:00Z'))
})

test.each(['2020-03-16', '2020-03-16T08:00:00', '2020-02-30T08:00:00Z', 'now'])(
  '"%s" is no instant',
  (text) => {
    expect(() => readInstant('--to', text)).toThrow('with its offset')
  },
)
