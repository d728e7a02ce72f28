// What the port refuses.
import { defineProblem } from '../platform/problem.ts'

export const readingImplausible = defineProblem({
  type: 'reading-implausible',
  status: 422,
  title: 'A temperature is none of a person',
})
export const symptomUnknown = defineProblem({
  type: 'symptom-unknown',
  status: 422,
  title: 'The pack knows no such symptom',
})
export const deedTimeWrong = defineProblem({
  type: 'deed-time-wrong',
  status: 422,
  title: 'The time of the deed cannot be right',
})
export const undoTooLate = defineProblem({
  type: 'undo-too-late',
  status: 409,
  title: 'It can no longer be undone',
})
export const screeningNotFound = defineProblem({
  type: 'screening-not-found',
  status: 404,
  title: 'There is no such screening',
})
export const conflictNotFound = defineProblem({
  type: 'conflict-not-found',
  status: 404,
  title: 'There is no such conflict, or it is settled',
})
export const specimenKnown = defineProblem({
  type: 'specimen-known',
  status: 409,
  title: 'The number of the specimen is taken',
})
export const specimenNotFound = defineProblem({
  type: 'specimen-not-found',
  status: 404,
  title: 'There is no specimen of this number',
})
export const documentUnreadable = defineProblem({
  type: 'document-unreadable',
  status: 422,
  title: 'What was scanned cannot be read',
})
