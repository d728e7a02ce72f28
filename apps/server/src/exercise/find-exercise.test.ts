import { expect, test } from 'vitest'
import { pastEndFault } from './find-exercise.node.ts'

const name = 'zhejiang-2020-03'

test('an exercise is moved up to the end of its period and no further, and the last instant is named', () => {
  expect(pastEndFault(name, new Date('2020-04-07T15:59:59Z'))).toBeNull()
  for (const past of ['2020-04-07T16:00:00Z', '2021-04-20T00:00:00Z'])
    expect(pastEndFault(name, new Date(past))).toMatch(
      /covers .* to 2020-04-07T16.* --to 2020-04-07T15:59:59Z/,
    )
})
