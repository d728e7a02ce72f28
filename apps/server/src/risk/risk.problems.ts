// What the room of risk refuses.
import { defineProblem } from '../platform/problem.ts'

export const listPublishedOtherwise = defineProblem({
  type: 'risk-list-published-otherwise',
  status: 409,
  title: 'A published list never changes',
})

export const listTwoPeople = defineProblem({
  type: 'risk-list-two-people',
  status: 403,
  title: 'Two people put a list in force',
})

export const noListInForce = defineProblem({
  type: 'risk-list-none-in-force',
  status: 404,
  title: 'No list of affected areas was in force',
})
