// What the room of voyages refuses.
import { defineProblem } from '../platform/problem.ts'

export const voyageNotFound = defineProblem({
  type: 'voyage-not-found',
  status: 404,
  title: 'There is no such voyage',
})
export const voyageNotKnown = defineProblem({
  type: 'voyage-not-known',
  status: 422,
  title: 'It cannot be told which voyage the list is of',
})
export const voyageOver = defineProblem({
  type: 'voyage-over',
  status: 409,
  title: 'The voyage does not take this any more',
})
export const listNotTaken = defineProblem({
  type: 'passenger-list-not-taken',
  status: 422,
  title: 'The passenger list was not taken: nothing of it was kept',
})
export const listForgotten = defineProblem({
  type: 'passenger-list-forgotten',
  status: 410,
  title: 'The list of this voyage was deleted when its time was over',
})
export const personNotListed = defineProblem({
  type: 'person-not-listed',
  status: 404,
  title: 'Nobody of this id stands on the list',
})
export const unknownPort = defineProblem({
  type: 'unknown-port',
  status: 422,
  title: 'The port is not known',
})
