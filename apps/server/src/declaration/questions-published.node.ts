// Other questions are asked from now on: every server reads them again.
import { eventType } from '../platform/events.ts'

export const questionsPublished = eventType<{ pack: string; scheme: string; number: number }>(
  'questions.published',
)
