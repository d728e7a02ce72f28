// Who did an act: an officer by her name, anybody else by what they are.
import type { TimelineAct } from '@pratique/api-contract'
import { m, type Say } from '../say.tsx'

const kinds = {
  traveller: m.by_traveller,
  officer: m.by_officer,
  system: m.by_system,
  exercise: m.by_exercise,
} as const

export const actorName = (t: Say, { kind, name }: TimelineAct['actor']): string => name ?? t(kinds[kind])
