// Refusals of the hall's own doors.
import { defineProblem } from '../platform/problem.ts'

export const foreignForm = defineProblem({
  type: 'foreign-form',
  status: 403,
  title: 'The form was sent from another site',
})
