// A screening and its taking back: kept on the tablet, then sent while the next person steps up. Nobody waits for a
// server here; what it refuses is shown as a conflict.
import type { BundleAnswer } from '@pratique/api-contract'
import { outbox } from '../outbox/desk-outbox.ts'
import { m, type Say } from '../say.tsx'
import type { Screened } from './screening-form.tsx'
import type { Person } from './shown.ts'
import { tabletName } from './tablet.ts'
import type { Done } from './undo-bar.tsx'

export async function recordScreening(of: {
  readonly t: Say
  readonly bundle: BundleAnswer
  readonly person: Person
  readonly holderId: string
  readonly given: Screened
  readonly at: Date
  readonly screeningId: string
}): Promise<void> {
  const at = of.at.toISOString()
  await outbox.keep({
    method: 'POST',
    path: 'port/screenings',
    subject: of.holderId,
    summary: of.t(m.outbox_summary_screening, { who: of.person.name, flight: of.bundle.designator }),
    body: {
      screeningId: of.screeningId,
      holderId: of.holderId,
      voyageId: of.bundle.voyageId,
      port: of.bundle.port,
      device: tabletName(),
      doneAt: at,
      readings: of.given.readings.map((reading) => ({ ...reading, at })),
      symptoms: of.given.symptoms,
    },
  })
}

export async function recordUndo(of: {
  readonly t: Say
  readonly last: Done
  readonly at: Date
}): Promise<void> {
  await outbox.keep({
    method: 'POST',
    path: `port/screenings/${of.last.screeningId}/cancellation`,
    subject: of.last.holderId,
    summary: of.t(m.outbox_summary_undo, { who: of.last.name }),
    body: { doneAt: of.at.toISOString() },
  })
}
