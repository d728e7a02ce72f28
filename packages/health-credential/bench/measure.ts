// Rates on a noisy machine: the contestants take turns in short rounds, and the median round counts, so that
// whatever else runs disturbs all of them alike; by processor time, of all threads of this process, since the wall
// clock measures the neighbours.

export interface Contestant {
  readonly name: string
  /** Does the work once for item `index`; a promise is awaited. */
  readonly once: (index: number) => unknown
}

export interface Rate {
  readonly name: string
  readonly perSecond: number
}

const ROUNDS = 15
const ROUND_MS = 120

export async function measure(contestants: readonly Contestant[]): Promise<readonly Rate[]> {
  for (const contestant of contestants) await round(contestant, ROUND_MS * 2)
  const rounds: number[][] = contestants.map(() => [])
  for (let i = 0; i < ROUNDS; i++)
    for (const [index, contestant] of contestants.entries())
      rounds[index]?.push(await round(contestant, ROUND_MS))
  return contestants.map(({ name }, index) => ({ name, perSecond: median(rounds[index] ?? []) }))
}

async function round({ once }: Contestant, milliseconds: number): Promise<number> {
  const begun = process.cpuUsage()
  let done = 0
  let elapsed = 0
  while (elapsed < milliseconds) {
    for (let i = 0; i < 32; i++) {
      const pending = once(done++)
      if (pending instanceof Promise) await pending
    }
    const { user, system } = process.cpuUsage(begun)
    elapsed = (user + system) / 1000
  }
  return (done / elapsed) * 1000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Prints a table with the ratio to the limit; the limit is the first line. */
export function report(title: string, rates: readonly Rate[]): void {
  const limit = rates[0]?.perSecond ?? 0
  console.log(`\n${title}`)
  for (const { name, perSecond } of rates)
    console.log(
      `  ${name.padEnd(46)} ${Math.round(perSecond).toLocaleString('en').padStart(9)}/s  ${((perSecond / limit) * 100).toFixed(0).padStart(4)} %`,
    )
}
