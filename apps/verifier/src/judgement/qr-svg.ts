// The picture of a code: one SVG path on white, with the quiet zone of four modules that ISO/IEC 18004 §9.1 asks
// for. Level M holds a folded paper or a cracked screen. Drawn by the server, and by a phone without a network.
import { html } from 'hono/html'
import encodeQR from 'qr'
import type { Fragment } from './state-field.ts'

const quietZone = 4

/** The picture; `name` says what it is to someone who does not see it. */
export function qrSvg(text: string, name: string): Fragment {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone })
  const size = modules.length
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${pathOf(modules)}"/></svg>`
}

/** The dark modules, each run of a row as one rectangle. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('')
}

function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
