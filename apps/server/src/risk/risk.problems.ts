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

export const feedNotFound = defineProblem({
  type: 'risk-feed-not-found',
  status: 404,
  title: 'The pack has no such feed',
})

export const listNotFound = defineProblem({
  type: 'risk-list-not-found',
  status: 404,
  title: 'The pack has no such list',
})

export const feedUnfit = defineProblem({
  type: 'risk-feed-unfit',
  status: 409,
  title: 'No list is derived from a feed that lies',
})

export const proposalNotFound = defineProblem({
  type: 'risk-proposal-not-found',
  status: 404,
  title: 'No such proposal waits',
})

export const proposalInvalid = defineProblem({
  type: 'risk-proposal-invalid',
  status: 422,
  title: 'The proposal cannot be taken',
})

export const noListInForce = defineProblem({
  type: 'risk-list-none-in-force',
  status: 404,
  title: 'No list of affected areas was in force',
})
