// Where a problem stands in a request: a JSON Pointer (RFC 6901), and on a page the name of the field.

import type { TravellerProblem } from './check-travellers.ts'
import type { Questionnaire } from './questionnaire.ts'
import { findPage, keyOf } from './questionnaire.ts'

interface Located {
  readonly linkId: string
  readonly index?: number
}

/** `stops/1/untilOn`; a page itself is `stops`. */
export function fieldNameOf(questionnaire: Questionnaire, { linkId, index }: Located): string {
  const [group = '', key] = linkId.split('.')
  const row = findPage(questionnaire, group)?.repeats && index !== undefined ? `/${index}` : ''
  return key === undefined ? `${group}${row}` : `${group}${row}/${keyOf(linkId)}`
}

export function pointerOf(questionnaire: Questionnaire, found: TravellerProblem): string {
  const located = found.of === 'zone' ? { linkId: 'identity.mrz' } : found.problem
  const name = fieldNameOf(questionnaire, located)
  return `/travellers/${found.traveller}/answers/${escaped(name)}`
}

// The name may come from outside; a stroke in it is the one between group, row and key.
const escaped = (name: string): string => name.replaceAll('~', '~0')
