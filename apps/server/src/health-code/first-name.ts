// The one name that a page shows: enough to tell a family's codes apart, too little to know somebody by.
import type { Identity } from '../people/identity.ts'

/** In the letters of the document, written as names are: `AMINA MARIA` is `Amina`. */
export function firstNameOf({ primaryIdentifier, secondaryIdentifier }: Identity): string {
  const [name = ''] = (secondaryIdentifier || primaryIdentifier).trim().split(/\s+/)
  return name
    .toLocaleLowerCase('en')
    .replace(/(^|[-'’])(\p{L})/gu, (letter) => letter.toLocaleUpperCase('en'))
}
