// What the room of holders refuses.
import { defineProblem } from '../platform/problem.ts'

export const holderNotFound = defineProblem({
  type: 'holder-not-found',
  status: 404,
  title: 'There is no such holder',
})

export const holderErased = defineProblem({
  type: 'holder-erased',
  status: 410,
  title: 'The holder was erased at her own asking',
})

export const actOutOfOrder = defineProblem({
  type: 'act-out-of-order',
  status: 409,
  title: 'This cannot happen to the holder now',
})

export const textNotUnicode = defineProblem({
  type: 'text-not-unicode',
  status: 400,
  title: 'A text holds half of a character',
})

export const erasureNotYet = defineProblem({
  type: 'erasure-not-yet',
  status: 409,
  title: 'The holder cannot be erased yet',
})

export const nothingPublished = defineProblem({
  type: 'nothing-published',
  status: 503,
  title: 'No rules are published',
})

export const statementNotUnderstood = defineProblem({
  type: 'statement-not-understood',
  status: 422,
  title: 'The rules do not know what was stated',
})
