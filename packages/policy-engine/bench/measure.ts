// Measures a pure function over a set of inputs: warmed up, best of several rounds, by the processor time of this
// thread: on a shared machine the wall clock measures the neighbours.

/** Calls per second of one core, best of five rounds of about 0.4 s. */
export function rate<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  let sink = 0
  const round = (milliseconds: number) => {
    const begun = process.threadCpuUsage().user
    let calls = 0
    let elapsed = 0
    while (elapsed < milliseconds * 1000) {
      for (const input of inputs) if (work(input) !== undefined) sink += 1
      calls += inputs.length
      elapsed = process.threadCpuUsage().user - begun
    }
    return (calls / elapsed) * 1e6
  }
  round(300)
  const best = Math.max(...Array.from({ length: 5 }, () => round(400)))
  if (sink < 0) throw new Error('unreachable')
  return best
}

/** Prints the lines of a benchmark in columns. */
export function report(lines: readonly (readonly [name: string, figure: number, unit: string])[]): void {
  const width = Math.max(...lines.map(([name]) => name.length))
  for (const [name, figure, unit] of lines) {
    console.log(`  ${name.padEnd(width)}  ${Math.round(figure).toLocaleString('en').padStart(12)} ${unit}`)
  }
}
