// Passengers as somebody types them: a line each, document number, surname, given names.
import type { Passenger } from './check-passengers.action.ts'

export function readPassengers(text: string): {
  readonly passengers: readonly Passenger[]
  /** Counted from 1; null where all could be read. */
  readonly wrongLine: number | null
} {
  const passengers: Passenger[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [documentNumber = '', primaryIdentifier = '', ...given] = line
      .split(/[,;\t]/)
      .map((part) => part.trim())
    if (documentNumber === '' || primaryIdentifier === '' || passengers.length >= 900)
      return { passengers, wrongLine: at + 1 }
    passengers.push({
      documentNumber,
      primaryIdentifier,
      secondaryIdentifier: given.join(' ').trim(),
      dateOfBirth: null,
    })
  }
  return { passengers, wrongLine: null }
}
