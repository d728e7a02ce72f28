// An appeal as it was filed: its number, and by when somebody has answered.

export interface Ticket {
  /** `A-7K4-D9X-WQ2`, with a check symbol. */
  readonly number: string
  readonly holderId: string
  readonly filedAt: Date
  readonly dueAt: Date
  readonly answeredAt: Date | null
}

/** Open at once for one person; more would only bury the first. */
export const mostOpen = 5

const hour = 3_600_000

export const dueAfter = (filedAt: Date, hours: number): Date => new Date(filedAt.getTime() + hours * hour)

export const mayFile = (tickets: readonly Ticket[], holderId: string): boolean =>
  tickets.filter((ticket) => ticket.holderId === holderId && ticket.answeredAt === null).length < mostOpen
