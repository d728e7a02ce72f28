// How far the start has come, for who waits: one line that is redrawn on a terminal, plain lines elsewhere (a log
// file has no use for a bar).
import type { Writable } from 'node:stream'

export interface Progress {
  /** Begins a step, ending the one before. */
  step(title: string): void
  /** How much of the present step is done. */
  part(done: number, total: number): void
  /** Ends the last step. */
  end(): void
}

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number }

const barWidth = 24

export function openProgress(screen: Screen, now: () => number = () => performance.now()): Progress {
  return screen.isTTY ? new Drawn(screen, now) : new Plain(screen, now)
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

class Plain implements Progress {
  readonly #screen: Screen
  readonly #now: () => number
  #title: string | undefined
  #begun = 0
  #tenth = 0

  constructor(screen: Screen, now: () => number) {
    this.#screen = screen
    this.#now = now
  }

  step(title: string): void {
    this.end()
    this.#title = title
    this.#begun = this.#now()
    this.#tenth = 0
  }

  // A line for each tenth: enough to see that it moves.
  part(done: number, total: number): void {
    const tenth = Math.floor((10 * done) / Math.max(total, 1))
    if (tenth <= this.#tenth || tenth >= 10) return
    this.#tenth = tenth
    this.#screen.write(`  ${this.#title}: ${tenth * 10} %\n`)
  }

  end(): void {
    if (this.#title === undefined) return
    this.#screen.write(`  ${this.#title} (${seconds(this.#now() - this.#begun)})\n`)
    this.#title = undefined
  }
}

class Drawn implements Progress {
  readonly #screen: Screen
  readonly #now: () => number
  #title: string | undefined
  #begun = 0
  #drawnAt = Number.NEGATIVE_INFINITY

  constructor(screen: Screen, now: () => number) {
    this.#screen = screen
    this.#now = now
  }

  step(title: string): void {
    this.end()
    this.#title = title
    this.#begun = this.#now()
    this.#draw(`… ${title}`)
  }

  part(done: number, total: number): void {
    // Ten times a second is as often as an eye needs.
    if (this.#now() - this.#drawnAt < 100) return
    this.#drawnAt = this.#now()
    const filled = Math.round((barWidth * Math.min(done, total)) / Math.max(total, 1))
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`
    this.#draw(`… ${this.#title} ${bar} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`)
  }

  end(): void {
    if (this.#title === undefined) return
    this.#draw(`✓ ${this.#title} (${seconds(this.#now() - this.#begun)})`)
    this.#screen.write('\n')
    this.#title = undefined
  }

  // A line longer than the screen would wrap and could not be drawn over.
  #draw(line: string): void {
    this.#screen.write(`\r\u001b[2K  ${line.slice(0, (this.#screen.columns ?? 80) - 3)}`)
  }
}
