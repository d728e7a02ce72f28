// A number that can be said aloud on the telephone and noticed when misheard: as a reference, and marked as an appeal.
import { randomBytes } from 'node:crypto'
import { referenceBytes, referenceFrom } from '../declaration/reference.ts'

export const newTicketNumber = (): string => `A-${referenceFrom(randomBytes(referenceBytes))}`
