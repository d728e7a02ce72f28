// What the declaration room refuses. A wrong reference and a wrong secret are one answer: a stranger learns nothing.
import { defineProblem, Problem } from '../platform/problem.ts'

const declarationNotFound = defineProblem({
  type: 'declaration-not-found',
  status: 404,
  title: 'There is no declaration with this reference and secret',
})

export const declarationInvalid = defineProblem({
  type: 'declaration-invalid',
  status: 422,
  title: 'The declaration cannot be taken as it stands',
})

export const declarationWithdrawn = defineProblem({
  type: 'declaration-withdrawn',
  status: 409,
  title: 'The declaration was withdrawn',
})

export const declarationNotSent = defineProblem({
  type: 'declaration-not-sent',
  status: 409,
  title: 'The declaration was not sent yet',
})

export const arrivalPast = defineProblem({
  type: 'arrival-past',
  status: 409,
  title: 'The traveller has arrived',
})

export const noAmendmentPending = defineProblem({
  type: 'no-amendment-pending',
  status: 409,
  title: 'No amendment of this traveller waits for an officer',
})

export const mergeRefused = defineProblem({
  type: 'merge-refused',
  status: 409,
  title: 'The declarations cannot be merged',
})

export const notFound = (): Problem =>
  new Problem(declarationNotFound, {
    detail:
      'Check the reference and the secret against what you wrote down when you declared. Both are needed.',
  })

export const holderChanged = defineProblem({
  type: 'holder-changed',
  status: 409,
  title: 'Something was recorded meanwhile',
})

export const correctionInvalid = defineProblem({
  type: 'correction-invalid',
  status: 422,
  title: 'The correction names something we do not know',
})

export const noSuchFinding = defineProblem({
  type: 'no-such-finding',
  status: 409,
  title: 'Nothing waits about these two declarations',
})

export const schemeNotDeclared = defineProblem({
  type: 'scheme-not-declared',
  status: 404,
  title: 'Nobody declares here under this scheme',
})

export const packNotInUse = defineProblem({
  type: 'pack-not-in-use',
  status: 404,
  title: 'Nobody declares here under this pack',
})

export const questionsEditedMeanwhile = defineProblem({
  type: 'questions-edited-meanwhile',
  status: 409,
  title: 'Other questions were published meanwhile',
})

export const questionsFaulty = defineProblem({
  type: 'questions-faulty',
  status: 422,
  title: 'The questions cannot be asked as they stand',
})

export const questionsNotProposed = defineProblem({
  type: 'questions-not-proposed',
  status: 409,
  title: 'No edited questions wait for a second person',
})
