// What the room of health codes refuses. That a code is not valid is no refusal but an answer.
import { defineProblem } from '../platform/problem.ts'

export const listNotFound = defineProblem({
  type: 'status-list-not-found',
  status: 404,
  title: 'There is no such status list',
})

export const signingKeyNotFound = defineProblem({
  type: 'signing-key-not-found',
  status: 404,
  title: 'There is no such signing key',
})

export const signingKeyRevoked = defineProblem({
  type: 'signing-key-revoked',
  status: 409,
  title: 'This signing key is revoked already',
})

export const signingKeyTwoPeople = defineProblem({
  type: 'signing-key-two-people',
  status: 422,
  title: 'Two people revoke a signing key',
})
