// What the laboratory refuses.
import { defineProblem } from '../platform/problem.ts'

export const resultsNotTaken = defineProblem({
  type: 'results-not-taken',
  status: 422,
  title: 'The results were not taken: nothing of them was kept',
})
export const resultNotFound = defineProblem({
  type: 'result-not-found',
  status: 404,
  title: 'There is no such result, or it is settled',
})
export const reportNotFound = defineProblem({
  type: 'report-not-found',
  status: 404,
  title: 'There is no such report, or it is acknowledged',
})
