// What the room of contacts refuses.
import { defineProblem } from '../platform/problem.ts'

export const noCase = defineProblem({
  type: 'no-case',
  status: 409,
  title: 'The holder is no case',
})
export const notAboard = defineProblem({
  type: 'not-aboard',
  status: 409,
  title: 'The holder was not on this voyage',
})
export const zoneReasonMissing = defineProblem({
  type: 'zone-reason-missing',
  status: 422,
  title: 'A wider zone wants a written reason',
})
export const noticeNotFound = defineProblem({
  type: 'notice-not-found',
  status: 404,
  title: 'There is no such notice, or it is acknowledged',
})
export const tracingNotFound = defineProblem({
  type: 'tracing-not-found',
  status: 404,
  title: 'There is no such tracing',
})
