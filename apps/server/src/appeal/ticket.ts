// An appeal: its number, by when somebody has answered, who took it on, and what came of it.

export type AppealOutcome = 'upheld' | 'dismissed'

export interface Ticket {
  /** `A-7K4-D9X-WQ2`, with a check symbol. */
  readonly number: string
  readonly holderId: string
  readonly filedAt: Date
  readonly dueAt: Date
  readonly answeredAt: Date | null
  /** Since when the control room has it. */
  readonly escalatedAt: Date | null
  readonly outcome: AppealOutcome | null
}

/** As an officer lists it. */
export interface HeardTicket extends Ticket {
  readonly language: string
  /** Where it is heard. */
  readonly jurisdiction: string
  readonly port: string | null
  /** Staff id of who took it on. */
  readonly takenBy: string | null
}

export const standings = ['overdue', 'escalated', 'open', 'answered'] as const
export type Standing = (typeof standings)[number]

/** Escalated stays so, however late it is: the control room has it. */
export function standingOf(
  ticket: Pick<HeardTicket, 'answeredAt' | 'escalatedAt' | 'dueAt'>,
  now: Date,
): Standing {
  if (ticket.answeredAt !== null) return 'answered'
  if (ticket.escalatedAt !== null) return 'escalated'
  return ticket.dueAt <= now ? 'overdue' : 'open'
}

/** Open at once for one person; more would only bury the first. */
export const mostOpen = 5

const hour = 3_600_000

export const dueAfter = (filedAt: Date, hours: number): Date => new Date(filedAt.getTime() + hours * hour)

export const mayFile = (tickets: readonly Ticket[], holderId: string): boolean =>
  tickets.filter((ticket) => ticket.holderId === holderId && ticket.answeredAt === null).length < mostOpen

/** What an answer is sealed for. */
export const answerContext = (ticketId: string): string => `appeal answer ${ticketId}`
