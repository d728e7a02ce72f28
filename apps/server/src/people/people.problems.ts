// What the room of people refuses.
import { defineProblem } from '../platform/problem.ts'

export const identityNotFound = defineProblem({
  type: 'identity-not-found',
  status: 404,
  title: 'No name is kept for this holder',
})

export const partyNotWhole = defineProblem({
  type: 'party-not-whole',
  status: 422,
  title: 'The party does not hold together',
})
