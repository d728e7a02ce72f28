// Days by their number.
const day = 86_400_000

/** `on`: `YYYY-MM-DD`. */
export const shiftedDay = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
