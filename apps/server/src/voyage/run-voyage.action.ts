// What happens to a voyage happens to those aboard: it departs, is late, goes elsewhere, is cancelled, lands.
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { send } from '../message/send.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { localeOf } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { getLockedVoyage } from './open-voyage.action.ts'
import { recordEvent } from './record-event.action.ts'
import { voyageOver } from './voyage.problems.ts'
import { updateVoyage, type VoyageRow, voyageOf } from './voyage.store.ts'
import { portCode, statusOf, type Voyage, type VoyageEvent } from './voyage.ts'
import { listVoyageHolders } from './voyage-people.store.ts'

export type Course =
  | { readonly kind: 'departed'; readonly at: string }
  | { readonly kind: 'landed'; readonly at: string; readonly headCount: number | null }
  | { readonly kind: 'delayed'; readonly arrivesAt: string; readonly reason: string }
  | { readonly kind: 'diverted'; readonly port: string; readonly arrivesAt: string; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly reason: string }

/** Returns the voyage as it stands afterwards, and how many holders it moved. */
export async function runVoyage(
  deed: Deed,
  voyageId: string,
  course: Course,
): Promise<{ readonly voyage: Voyage; readonly moved: number }> {
  const row = await getLockedVoyage(deed, voyageId)
  assertGoing(row)
  const { kind, ...payload } = course
  await recordEvent(deed, row, { kind, payload } as VoyageEvent)
  const aboard = await listAboard(deed, voyageOf(row))
  await updateVoyage(deed.db, voyageId, changeBy(course, deed.now))
  for (const holderId of aboard) await passOn(deed, row, holderId, course)
  return { voyage: voyageOf(await getLockedVoyage(deed, voyageId)), moved: aboard.length }
}

function assertGoing(row: VoyageRow): void {
  const status = statusOf(voyageOf(row))
  if (status === 'landed' || status === 'cancelled')
    throw new Problem(voyageOver, {
      detail: `The voyage ${status === 'landed' ? 'has landed' : 'was cancelled'} already.`,
    })
}

/** Those whom the list names, and where there is none those who declared the voyage. */
async function listAboard(deed: Deed, voyage: Voyage): Promise<readonly string[]> {
  const holders = await listVoyageHolders(deed.db, voyage.voyageId)
  const onBoard =
    voyage.listedAt === null
      ? holders
      : holders.filter(({ statedIt, resolution }) => statedIt || resolution === null)
  return onBoard.filter(({ landedAt }) => landedAt === null).map(({ holderId }) => holderId)
}

function changeBy(course: Course, now: Date): Partial<VoyageRow> {
  if (course.kind === 'departed') return { departed_at: new Date(course.at) }
  if (course.kind === 'landed') return { landed_at: new Date(course.at), arrives_at: new Date(course.at) }
  if (course.kind === 'delayed') return { arrives_at: new Date(course.arrivesAt) }
  if (course.kind === 'diverted')
    return { arrives_at: new Date(course.arrivesAt), port: portCode(course.port) }
  return { cancelled_at: now }
}

async function passOn(deed: Deed, row: VoyageRow, holderId: string, course: Course): Promise<void> {
  const { state } = await getHolder(deed, holderId)
  if (course.kind === 'cancelled') {
    await tellCourse(deed, row, holderId, course)
    return
  }
  if (course.kind === 'departed') {
    if (state.departedAt !== null) return
    await recordAct(deed, holderId, {
      kind: 'departed',
      payload: { at: course.at, port: row.origin ?? row.port },
    })
    return
  }
  if (course.kind === 'landed') {
    await recordAct(deed, holderId, { kind: 'landed', payload: { at: course.at, port: row.port } })
    return
  }
  if (state.statement === null || state.withdrawnAt !== null) return
  const port = course.kind === 'diverted' ? { port: portCode(course.port) } : {}
  await recordAct(deed, holderId, {
    kind: 'rescheduled',
    payload: { arrivalAt: course.arrivesAt, ...port },
  })
  await tellCourse(deed, row, holderId, course)
}

/** Each in her language: what changed, and what she does now. */
async function tellCourse(
  deed: Deed,
  row: VoyageRow,
  holderId: string,
  course: Extract<Course, { kind: 'delayed' | 'diverted' | 'cancelled' }>,
): Promise<void> {
  const { zone } = arrivalPack(deed.house)
  const when = (t: Say) =>
    course.kind === 'cancelled'
      ? ''
      : new Intl.DateTimeFormat(localeOf(t.language), {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: zone,
        }).format(new Date(course.arrivesAt))
  const voyage = row.designator
  await send(deed, {
    holderId,
    kind: `voyage-${course.kind}`,
    write: (t) => ({
      subject: t(m.voyage_message_subject, { voyage }),
      body:
        course.kind === 'cancelled'
          ? t(m.voyage_message_cancelled, { voyage })
          : course.kind === 'diverted'
            ? t(m.voyage_message_diverted, { voyage, port: course.port, at: when(t) })
            : t(m.voyage_message_delayed, { voyage, at: when(t) }),
    }),
  })
}

/** What is said of the health aboard, whether the conveyance may land its people, what was done to it. */
export async function recordHealth(
  deed: Deed,
  voyageId: string,
  event: Extract<
    VoyageEvent,
    { kind: 'health-declared' | 'pratique-granted' | 'pratique-withheld' | 'disinfected' }
  >,
): Promise<void> {
  await recordEvent(deed, await getLockedVoyage(deed, voyageId), event)
}
