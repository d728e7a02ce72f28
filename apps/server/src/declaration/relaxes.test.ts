import type { Decision, DueMeasure } from '@pratique/policy-engine'
import { expect, test } from 'vitest'
import { relaxes } from './relaxes.ts'

const states = ['green', 'yellow', 'orange']
const measure = (code: string, until: string | null): DueMeasure => ({
  code,
  kind: 'quarantine',
  from: null,
  until,
  dueAt: null,
  rules: [],
})
const decision = (state: string, ...measures: DueMeasure[]): Decision => ({
  state,
  colour: 'unknown',
  reasons: [],
  measures,
  missing: [],
  validUntil: null,
  policyVersion: 1,
})
const until = (day: number) => `2020-03-${day}T16:00:00Z`

test.each([
  ['a milder state', decision('orange'), decision('yellow'), true],
  [
    'a stricter state, though a measure ends',
    decision('yellow', measure('home', until(20))),
    decision('orange'),
    false,
  ],
  ['knowing, after not knowing', decision('unknown'), decision('orange'), true],
  ['not knowing, after knowing', decision('green'), decision('unknown'), false],
  [
    'the same',
    decision('orange', measure('central', until(20))),
    decision('orange', measure('central', until(20))),
    false,
  ],
  [
    'a measure that falls away',
    decision('orange', measure('central', until(20))),
    decision('orange', measure('test', null)),
    true,
  ],
  [
    'a measure that ends sooner',
    decision('orange', measure('central', until(20))),
    decision('orange', measure('central', until(19))),
    true,
  ],
  [
    'a measure that ends later',
    decision('orange', measure('central', until(20))),
    decision('orange', measure('central', until(21))),
    false,
  ],
  [
    'an end for what had none',
    decision('orange', measure('isolation', null)),
    decision('orange', measure('isolation', until(20))),
    true,
  ],
  [
    'no end for what had one',
    decision('orange', measure('isolation', until(20))),
    decision('orange', measure('isolation', null)),
    false,
  ],
  ['nothing to compare', null, decision('green'), false],
])('%s', (_name, before, after, expected) => {
  expect(relaxes(before, after, states)).toBe(expected)
})
