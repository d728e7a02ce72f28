// A voyage as the desk's API tells it.
import type { VoyageAnswer, VoyageSummary } from '@pratique/api-contract'
import type { Text } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import { m, type Say } from '../site/say.ts'
import type { VoyageMeasure } from './arrival-plan.ts'
import type { RatedVoyage } from './list-voyages.action.ts'
import type { RatingReason } from './rate-voyage.ts'
import { type Leg, type RecordedEvent, statusOf } from './voyage.ts'

export interface Words {
  readonly t: Say
  readonly port: (code: string) => string
}

export const inWords = (text: Text, language: Language): string => text[language] ?? text.en ?? ''

const sentences = {
  orange: m.voyage_reason_orange,
  red: m.voyage_reason_red,
  unknown: m.voyage_reason_unknown,
  symptomatic: m.voyage_reason_symptomatic,
  contacts: m.voyage_reason_contacts,
  cases: m.voyage_reason_cases,
  undeclared: m.voyage_reason_undeclared,
  'reported-ill': m.voyage_reason_reported_ill,
  'origin-level': m.voyage_reason_origin,
} as const satisfies Record<VoyageMeasure, unknown>

function reasonWords(t: Say, { of, value, share }: RatingReason): string {
  const figure = share ? `${Math.round(value * 100)} %` : String(value)
  return t(sentences[of], { figure })
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export function voyageSummary(
  { voyage, counts, rating, pratique }: RatedVoyage,
  { t, port }: Words,
): VoyageSummary {
  const { scheduledAt, departsAt, arrivesAt, landedAt, listedAt, departedAt, cancelledAt, ...rest } = voyage
  const { jurisdiction: _path, eventCount: _count, ...said } = rest
  const { voyageId: _id, landedAt: _first, byColour, ...heads } = counts
  const { plan } = rating.level
  return {
    ...said,
    originName: voyage.origin === null ? null : port(voyage.origin),
    portName: port(voyage.port),
    status: statusOf({ departedAt, cancelledAt, landedAt }),
    scheduledAt: scheduledAt.toISOString(),
    departsAt: iso(departsAt),
    arrivesAt: arrivesAt.toISOString(),
    landedAt: iso(landedAt),
    listedAt: iso(listedAt),
    // The column's check allows no other colours.
    counts: { byColour: byColour as VoyageSummary['counts']['byColour'], ...heads },
    rating: {
      level: rating.level.code,
      label: inWords(rating.level.labels, t.language),
      reasons: rating.reasons.map((reason) => ({ ...reason, words: reasonWords(t, reason) })),
    },
    plan: { ...plan, stand: inWords(plan.stand, t.language) },
    pratique: { answer: pratique.answer, reasons: [...pratique.reasons], at: iso(pratique.at) },
  }
}

export const legView = ({
  origin,
  destination,
  departsAt,
  arrivesAt,
}: Leg): VoyageAnswer['legs'][number] => ({
  origin,
  destination,
  departsAt: iso(departsAt),
  arrivesAt: iso(arrivesAt),
})

export const eventView = ({ seq, kind, at, payload }: RecordedEvent): VoyageAnswer['events'][number] => ({
  seq,
  kind,
  at: at.toISOString(),
  details: { ...payload },
})
