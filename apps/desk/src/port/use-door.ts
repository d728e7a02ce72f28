// What goes on at one door: who stands there, what was recorded last, what went wrong.
import type { BundleAnswer } from '@pratique/api-contract'
import { type RefObject, useRef, useState } from 'react'
import { useSay } from '../say.tsx'
import { useInstant } from './desk-clock.ts'
import { type Before, findBefore } from './find-before.ts'
import { companionsOf, type Lane } from './local-lane.ts'
import { recordScreening, recordUndo } from './record-screening.ts'
import type { Screened } from './screening-form.tsx'
import type { Person, Shown } from './shown.ts'
import type { Done } from './undo-bar.tsx'

export interface DoorWork {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly before: Before
  readonly busy: boolean
  readonly done: Done | null
  readonly fault: unknown
  readonly look: (shown: Shown) => Promise<void>
  readonly record: (person: Person, given: Screened, lane: Lane) => Promise<void>
  readonly undo: () => Promise<void>
  readonly open: (person: Person) => void
  readonly stranger: () => void
  readonly next: () => void
}

export function useDoor(bundle: BundleAnswer, screened: ReadonlySet<string>): DoorWork {
  const t = useSay()
  const field = useRef<HTMLTextAreaElement>(null)
  const [before, setBefore] = useState<Before>({ kind: 'nobody' })
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const instant = useInstant()
  const next = () => {
    setBefore({ kind: 'nobody' })
    field.current?.focus()
  }
  const trying = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(null)
    try {
      await work()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  const look = (shown: Shown) => trying(async () => setBefore(await findBefore(bundle, shown, instant())))
  const record = (person: Person, given: Screened, lane: Lane) =>
    trying(async () => {
      const { holderId, name } = person
      if (holderId === null) return
      const screeningId = crypto.randomUUID()
      await recordScreening({ t, bundle, person, holderId, given, at: instant(), screeningId })
      setDone({ screeningId, holderId, name, lane, at: Date.now() })
      // Those who travel together are done one after the other, without looking for them again.
      const companion = companionsOf(person, bundle.people).find(
        (other) => other.holderId !== null && !screened.has(other.holderId),
      )
      if (companion) setBefore({ kind: 'person', person: companion, problems: [] })
      else next()
    })
  const undo = () =>
    trying(async () => {
      if (done === null) return
      setDone(null)
      await recordUndo({ t, last: done, at: instant() })
    })
  return {
    field,
    before,
    busy,
    done,
    fault,
    look,
    record,
    undo,
    next,
    open: (person) => setBefore({ kind: 'person', person, problems: [] }),
    stranger: () => setBefore({ kind: 'stranger', found: null }),
  }
}
