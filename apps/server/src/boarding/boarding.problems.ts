// What the boarding check refuses.
import { defineProblem } from '../platform/problem.ts'

export const voyageNotYours = defineProblem({
  type: 'voyage-not-yours',
  status: 404,
  title: 'No such voyage of yours is expected',
})
