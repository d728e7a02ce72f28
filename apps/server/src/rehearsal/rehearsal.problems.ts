// What the room of rehearsals refuses.
import { defineProblem } from '../platform/problem.ts'

export const draftNotFound = defineProblem({
  type: 'policy-draft-not-found',
  status: 404,
  title: 'There is no such draft',
})

export const rehearsalNotFound = defineProblem({
  type: 'rehearsal-not-found',
  status: 404,
  title: 'There is no such rehearsal',
})

export const draftEditedMeanwhile = defineProblem({
  type: 'policy-draft-edited-meanwhile',
  status: 409,
  title: 'Somebody edited the draft meanwhile',
})

export const draftSettled = defineProblem({
  type: 'policy-draft-settled',
  status: 409,
  title: 'The draft was published or dropped',
})

export const draftFaulty = defineProblem({
  type: 'policy-draft-faulty',
  status: 422,
  title: 'The rules have faults',
})

export const notRehearsed = defineProblem({
  type: 'policy-not-rehearsed',
  status: 409,
  title: 'Nobody has tried these rules yet',
})

export const morePeopleNeeded = defineProblem({
  type: 'policy-more-people-needed',
  status: 403,
  title: 'More people must agree',
})

export const versionDeedRefused = defineProblem({
  type: 'policy-deed-refused',
  status: 409,
  title: 'That cannot be done with this version',
})
