// What the room of data screening refuses.
import { defineProblem } from '../platform/problem.ts'

export const contradictionNotFound = defineProblem({
  type: 'contradiction-not-found',
  status: 404,
  title: 'There is no such contradiction',
})

export const contradictionSettled = defineProblem({
  type: 'contradiction-settled',
  status: 409,
  title: 'The contradiction was settled already',
})

export const nothingMended = defineProblem({
  type: 'contradiction-nothing-mended',
  status: 409,
  title: 'Nothing was mended since the contradiction was found',
})
