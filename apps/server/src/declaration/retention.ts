// How long what is held of a person stays. The pack says a number of days with each page of its questionnaire; the
// whole record goes by the shortest of them, for it is one chain: nothing stays longer than any page promised. Days
// count from the arrival, of one who lives here from her last declaration. What protects others is kept until it ends.
import type { Questionnaire } from './questionnaire.ts'
import { findExtension, pagesOf } from './questionnaire.ts'

const day = 86_400_000

/** Null where the questionnaire makes no promise: `readQuestionnaire` refuses such a pack. */
export function retentionDays(questionnaire: Questionnaire): number | null {
  const said = pagesOf(questionnaire).map((page) => findExtension(page, 'retentionDays')?.valueInteger)
  const days = said.filter((one) => one !== undefined)
  return days.length === 0 ? null : Math.min(...days)
}

/** Pages that do not say how long their answers are kept. */
export const pagesWithoutClock = (questionnaire: Questionnaire): readonly string[] =>
  pagesOf(questionnaire)
    .filter((page) => (findExtension(page, 'retentionDays')?.valueInteger ?? 0) <= 0)
    .map(({ linkId }) => linkId)

export interface Retained {
  /** Planned until she landed, then actual; null for one who announces no journey. */
  readonly arrivalAt: Date | null
  /** When she last said something, or became known. */
  readonly statedAt: Date | null
  readonly withdrawnAt: Date | null
  /** The end of what protects others and still runs; null when nothing does. */
  readonly heldUntil: Date | null
}

/** From when on nothing of her is kept. */
export function keptUntil({ arrivalAt, statedAt, withdrawnAt, heldUntil }: Retained, days: number): Date {
  // Who will not come has no arrival: her days run from when she said so.
  const from = withdrawnAt ?? arrivalAt ?? statedAt
  const end = (from?.getTime() ?? 0) + days * day
  return new Date(Math.max(end, heldUntil?.getTime() ?? 0))
}
