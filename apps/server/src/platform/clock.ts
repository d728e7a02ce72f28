// Domain time is handed in, never read from the machine: an exercise plays in another month, and a test in
// an instant of its own. Sessions, limits and jobs use wall time and do not come here.

export interface Clock {
  /** The instant at which deeds happen. Never earlier than an instant it has given before. */
  now(): Date
}

/** A clock that runs beside the wall's, `offsetMs` ahead of it (negative: behind). */
export interface ExerciseClock extends Clock {
  readonly offsetMs: number
  /** Takes a new offset; a smaller one is ignored, for time only moves forward. */
  moveTo(offsetMs: number): void
}

const machine = (): number => Date.now()

/** The time of the wall. It stands still rather than go back when the machine's clock is set back. */
export function wallClock(read: () => number = machine): Clock {
  let latest = Number.NEGATIVE_INFINITY
  return {
    now() {
      latest = Math.max(latest, read())
      return new Date(latest)
    },
  }
}

/** The time of an exercise: ticks with the wall, from elsewhere. */
export function exerciseClock(offsetMs: number, read: () => number = machine): ExerciseClock {
  let offset = offsetMs
  const clock = wallClock(() => read() + offset)
  return {
    now: clock.now,
    get offsetMs() {
      return offset
    },
    moveTo(next) {
      offset = Math.max(offset, next)
    },
  }
}

/** A clock that stands still until it is moved: for tests and for re-running a decision of the past. */
export function stoppedClock(at: Date | string): Clock & { moveTo(at: Date | string): void } {
  let instant = new Date(at)
  return {
    now: () => new Date(instant),
    moveTo(next) {
      const moved = new Date(next)
      if (moved < instant) throw new RangeError('A clock only moves forward')
      instant = moved
    },
  }
}
