// How long a code holds. Before the arrival and for a day after the landing on its own; under follow-up until the
// measures end; never beyond the instant at which the decision itself may come out otherwise.

export interface CodeLifeQuestion {
  readonly now: Date
  /** Actual; null before it. */
  readonly landedAt: Date | null
  /** Planned; null for who does not arrive, or does not know yet. */
  readonly arrivalAt: Date | null
  /** Ends of the measures that have one. */
  readonly measureEnds: readonly Date[]
  /** When the decision may come out otherwise though nothing happens; null: time alone changes nothing. */
  readonly decisionUntil: Date | null
  readonly hoursAfterLanding: number
  /** For who has neither a journey nor a measure: a code of the page, anew each time it is opened. */
  readonly onlineHours: number
}

const hour = 3_600_000

/** The instant from which the code no longer holds; not after `now` when there is nothing to show any more. */
export function codeLife(question: CodeLifeQuestion): Date {
  const { now, decisionUntil } = question
  const end = journeyEnd(question) ?? new Date(now.getTime() + question.onlineHours * hour)
  return decisionUntil !== null && decisionUntil > now && decisionUntil < end ? decisionUntil : end
}

function journeyEnd({ now, landedAt, arrivalAt, measureEnds, ...rest }: CodeLifeQuestion): Date | null {
  const arrival = landedAt ?? arrivalAt
  const ends = arrival === null ? [] : [new Date(arrival.getTime() + rest.hoursAfterLanding * hour)]
  const latest = latestOf(landedAt === null && arrivalAt !== null ? ends : [...ends, ...measureEnds])
  const isOver = latest !== null && latest <= now
  // Who landed and is released goes on as someone with neither journey nor measure; who never landed does not.
  return isOver && landedAt !== null ? null : latest
}

function latestOf(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((latest, at) => (latest === null || at > latest ? at : latest), null)
}
