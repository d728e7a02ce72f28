// A holder as a list of the desk shows her: codes with their names, no name of hers.
import type { HolderRow } from '@pratique/api-contract'

interface Names {
  readonly jurisdiction: (path: string) => string
  readonly label: (scheme: string, state: string | null) => string
}

/** What the row of a holder tells a list. */
export interface Listed {
  readonly holderId: string
  readonly scheme: string
  readonly jurisdiction: string
  readonly stage: string | null
  readonly arrivalAt: Date | null
  readonly landedAt: Date | null
  readonly port: string | null
  readonly flight: string | null
  readonly seat: string | null
  readonly state: string | null
  readonly colour: string | null
  readonly amendmentWaits: boolean
}

export function holderRow(holder: Listed, names: Names): HolderRow {
  const { holderId, scheme, jurisdiction, stage, port, flight, seat, state, amendmentWaits } = holder
  return {
    holderId,
    scheme,
    jurisdiction,
    jurisdictionName: names.jurisdiction(jurisdiction),
    stage,
    arrivalAt: holder.arrivalAt?.toISOString() ?? null,
    landedAt: holder.landedAt?.toISOString() ?? null,
    port,
    flight,
    seat,
    state,
    // The column's check allows nothing else.
    colour: holder.colour as HolderRow['colour'],
    label: state === null ? '' : names.label(scheme, state),
    amendmentWaits,
  }
}
