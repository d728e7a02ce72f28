// Cumulative cases of four weeks beside a place; said in words for who does not see it.
import { useCallback } from 'react'
import { Picture, type Plot, type PlotOptions } from '../frame/picture.tsx'
import { m, useSay } from '../say.tsx'

export function Curve({ counts }: { readonly counts: readonly (number | null)[] }) {
  const t = useSay()
  const draw = useCallback(
    ({ lineY, dot }: Plot): PlotOptions => {
      const points = counts.flatMap((count, day) => (count === null ? [] : [{ day, count }]))
      return {
        width: 112,
        height: 28,
        margin: 3,
        axis: null,
        x: { domain: [0, counts.length - 1] },
        y: { domain: [0, Math.max(1, ...points.map(({ count }) => count))] },
        marks: [
          lineY(points, { x: 'day', y: 'count', stroke: 'var(--accent)', strokeWidth: 1.5 }),
          dot(points.slice(-1), { x: 'day', y: 'count', fill: 'var(--accent)', r: 2 }),
        ],
      }
    },
    [counts],
  )
  const known = counts.filter((count) => count !== null)
  return <Picture draw={draw} label={t(m.risk_curve_words, { from: known[0] ?? 0, to: known.at(-1) ?? 0 })} />
}
