// What the door of the staff refuses.
import { defineProblem } from '../problem.ts'
import { mapConstraint } from '../trouble.ts'

export const signInNeeded = defineProblem({
  type: 'sign-in-needed',
  status: 401,
  title: 'Sign in at the desk first',
})

export const notPermitted = defineProblem({
  type: 'not-permitted',
  status: 403,
  title: 'This is not among your posts',
})

export const outsideYourPost = defineProblem({
  type: 'outside-your-post',
  status: 403,
  title: 'This lies outside your jurisdiction or port',
})

export const foreignRequest = defineProblem({
  type: 'foreign-request',
  status: 403,
  title: 'The request did not come from the desk',
})

export const staffExists = defineProblem({
  type: 'staff-exists',
  status: 409,
  title: 'Somebody of the staff has this address already',
})
mapConstraint(
  'staff_email',
  staffExists,
  'Give the person another post instead, or use another e-mail address.',
)

export const partnerKeyNeeded = defineProblem({
  type: 'partner-key-needed',
  status: 401,
  title: 'A key of an operator or a laboratory is needed',
})
