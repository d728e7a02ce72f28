// A time limit: the instant, and how long there is still or how long it is past.
import { useSuspenseQuery } from '@tanstack/react-query'
import { instanceQuery } from '../api/queries.ts'
import { type Say, sayInstant, useSay } from '../say.tsx'
import { useDeskNow } from './desk-now.ts'

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const
const halfMinute = 30_000

function sayDistance(t: Say, ms: number): string {
  const [unit, size] = units.find(([, one]) => Math.abs(ms) >= one) ?? (['minute', 60_000] as const)
  return new Intl.RelativeTimeFormat(t.locale, { style: 'short', numeric: 'always' }).format(
    Math.trunc(ms / size),
    unit,
  )
}

export function Due({ at, met = false }: { readonly at: string; readonly met?: boolean }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const left = Date.parse(at) - useDeskNow(halfMinute).getTime()
  if (met) return <span className="nowrap">{sayInstant(t, at, instance.zone)}</span>
  return (
    <span className={left <= 0 ? 'due alert' : 'due'}>
      {sayInstant(t, at, instance.zone)} <span className="nowrap">({sayDistance(t, left)})</span>
    </span>
  )
}
