// A screening and its taking back, through the outbox: kept on the tablet first.
import type { BundleAnswer } from '@pratique/api-contract'
import { Refusal } from '../api/client.ts'
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
  const came = await outbox.record({
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
  if (came.state === 'refused') throw new Refusal(came.refusal.status, came.refusal)
}

export async function recordUndo(of: {
  readonly t: Say
  readonly last: Done
  readonly at: Date
}): Promise<void> {
  const came = await outbox.record({
    method: 'POST',
    path: `port/screenings/${of.last.screeningId}/cancellation`,
    subject: of.last.holderId,
    summary: of.t(m.outbox_summary_undo, { who: of.last.name }),
    body: { doneAt: of.at.toISOString() },
  })
  if (came.state === 'refused') throw new Refusal(came.refusal.status, came.refusal)
}
