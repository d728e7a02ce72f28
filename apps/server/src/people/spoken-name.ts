// A name as it is read aloud: the family name last. Documents write it first.
import type { Identity } from './identity.ts'

export const spokenName = ({
  primaryIdentifier,
  secondaryIdentifier,
}: Pick<Identity, 'primaryIdentifier' | 'secondaryIdentifier'>): string =>
  `${secondaryIdentifier} ${primaryIdentifier}`.trim()
