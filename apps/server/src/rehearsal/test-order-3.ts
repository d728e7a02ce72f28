// The scene of the stories about Order 3: people on their way and people who are here, on 25 March 2020.

import type { Act } from '../holder/act.ts'
import type { BulkAct, BulkHolder } from '../holder/bulk.ts'
import { declared, stay } from '../holder/test-acts.ts'
import { pack } from '../holder/test-spine.ts'
import { amina } from '../people/test-people.ts'
import { system } from '../platform/deed.ts'

const told = new Date('2020-03-16T00:00:00Z')

const holder = (n: number, language: string, first: Act, ...later: readonly BulkAct[]): BulkHolder => ({
  holderId: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  scheme: 'international',
  pack,
  jurisdiction: n % 2 === 0 ? 'CN/33/3311/331121' : 'CN/33/3303',
  language,
  origin: 'exercise',
  identity: amina,
  party: null,
  acts: [{ act: first, at: told, actor: system }, ...later],
})

const statement = (from: string, arrivalAt: string) =>
  declared({ arrivalAt, flight: 'SU206', stops: [stay(from, '2020-03-01', '2020-03-15')] })

const landing = (at: string): BulkAct => ({
  act: { kind: 'landed', payload: { at, port: 'PVG' } },
  at: new Date(at),
  actor: system,
})

const vaccinated: BulkAct = {
  act: { kind: 'certificate-added', payload: { format: 'dcc', proves: 'vaccinated', issuer: 'UTO' } },
  at: new Date('2020-03-16T00:10:00Z'),
  actor: system,
}

const onTheWay = '2020-03-27T10:00:00+08:00'
const here = '2020-03-20T10:00:00+08:00'

/** On the way: four from Georgia, of no list, and six from Italy. Here: ninety from Georgia, every third vaccinated. */
export function people(): BulkHolder[] {
  const arriving = Array.from({ length: 10 }, (_, n) =>
    holder(n, n === 0 ? 'ar' : 'it', statement(n < 4 ? 'GE' : 'IT', onTheWay)),
  )
  const landed = Array.from({ length: 90 }, (_, n) => {
    const first = statement('GE', here)
    const acts = n % 3 === 0 ? [vaccinated, landing(here)] : [landing(here)]
    return holder(100 + n, 'en', first, ...acts)
  })
  return [...arriving, ...landed]
}
