// What the room of appeals refuses.
import { defineProblem } from '../platform/problem.ts'

export const appealNotFound = defineProblem({
  type: 'appeal-not-found',
  status: 404,
  title: 'There is no such appeal',
})

export const appealAnswered = defineProblem({
  type: 'appeal-answered',
  status: 409,
  title: 'The appeal was answered already',
})

export const appealEscalated = defineProblem({
  type: 'appeal-escalated',
  status: 409,
  title: 'The appeal lies with the control room',
})

export const appealOwnDecision = defineProblem({
  type: 'appeal-own-decision',
  status: 403,
  title: 'Nobody hears an appeal against what she did herself',
})

export const appealNothingChanged = defineProblem({
  type: 'appeal-nothing-changed',
  status: 409,
  title: 'Nothing was corrected that would uphold the appeal',
})
