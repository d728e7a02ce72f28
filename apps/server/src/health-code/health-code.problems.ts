// What the room of health codes refuses. That a code is not valid is no refusal but an answer.
import { defineProblem } from '../platform/problem.ts'

export const listNotFound = defineProblem({
  type: 'status-list-not-found',
  status: 404,
  title: 'There is no such status list',
})
