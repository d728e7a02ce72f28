// A contradiction in words, beside each other: what was declared and what another source says.
import type { Language } from '../place/language.ts'
import { sayDay } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { Contradiction, ContradictionKind, Source } from './contradiction.ts'

export interface Names {
  readonly place: (code: string) => string
}

const kinds = {
  stop: m.screening_kind_stop,
  seat: m.screening_kind_seat,
  name: m.screening_kind_name,
  'birth-date': m.screening_kind_birth,
  document: m.screening_kind_document,
  leg: m.screening_kind_leg,
  'earlier-case': m.screening_kind_earlier,
} as const satisfies Record<ContradictionKind, unknown>
const sourceNames = {
  list: m.screening_source_list,
  crew: m.screening_source_crew,
  gate: m.screening_source_gate,
  certificate: m.screening_source_certificate,
  'earlier-declaration': m.screening_source_earlier,
  case: m.screening_source_case,
} as const satisfies Record<Source, unknown>
const exposures = {
  none: m.screening_exposure_none,
  some: m.screening_exposure_some,
  contact: m.screening_exposure_contact,
} as const
const statuses = {
  suspected: m.screening_status_suspected,
  confirmed: m.screening_status_confirmed,
  contact: m.screening_exposure_contact,
} as const

export const kindInWords = (t: Say, { kind }: Pick<Contradiction, 'kind'>): string => t(kinds[kind])

/** `Passenger list, SU206`. */
export function sourceInWords(t: Say, { source, voyage, kind }: Contradiction): string {
  const name = t(sourceNames[source])
  return voyage === null || kind === 'leg' ? name : `${name}, ${voyage}`
}

const named = <T extends object>(table: T, code: string): T[keyof T] | undefined =>
  Object.hasOwn(table, code) ? table[code as keyof T] : undefined

export function saidInWords(t: Say, { kind, said }: Contradiction, { place }: Names): string {
  if (said === null || said === '') return t(m.screening_not_said)
  if (kind === 'stop') return said.split(' ').map(place).join(', ')
  if (kind === 'birth-date') return day(t.language, said)
  const exposure = kind === 'leg' || kind === 'earlier-case' ? named(exposures, said) : undefined
  return exposure === undefined ? said : t(exposure)
}

export function foundInWords(t: Say, contradiction: Contradiction, { place }: Names): string {
  const { kind, found, on, source } = contradiction
  const dated = (text: string) => (on === null ? text : `${text}, ${day(t.language, on)}`)
  if (kind === 'stop') return dated(place(found))
  if (kind === 'leg') return dated(found)
  if (kind === 'document' && source === 'list') return t(m.screening_on_list, { count: Number(found) })
  if (source === 'certificate') return `${t(m.screening_not_hers)} (${found})`
  if (kind === 'birth-date') return day(t.language, found)
  const status = kind === 'earlier-case' ? named(statuses, found) : undefined
  return status === undefined ? found : dated(t(status))
}

/** What is asked where the other source may not be shown to her; null where both may. */
export function questionOf(t: Say, { kind, said, voyage, on }: Contradiction): string | null {
  if (kind === 'document') return t(m.screening_q_document, { said: said ?? '' })
  if (kind === 'leg')
    return t(m.screening_q_leg, { voyage: voyage ?? '', on: on === null ? '' : day(t.language, on) })
  return kind === 'earlier-case' ? t(m.screening_q_earlier) : null
}

const day = (language: Language, text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDay(language, text) : text
