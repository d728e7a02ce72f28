// What the room of policy refuses.
import { defineProblem } from '../platform/problem.ts'

export const policyPublishedOtherwise = defineProblem({
  type: 'policy-published-otherwise',
  status: 409,
  title: 'A published version never changes',
})

export const policyTwoPeople = defineProblem({
  type: 'policy-two-people',
  status: 403,
  title: 'Two people publish a policy',
})

export const policyVersionNotFound = defineProblem({
  type: 'policy-version-not-found',
  status: 404,
  title: 'There is no such version',
})

export const packNotFound = defineProblem({
  type: 'pack-not-found',
  status: 404,
  title: 'There is no such pack',
})
