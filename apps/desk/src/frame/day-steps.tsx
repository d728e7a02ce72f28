// A day back, today, a day on: for lists that show one day.
import { Button } from '@mantine/core'
import { m, useSay } from '../say.tsx'
import { shiftedDay } from './shifted-day.ts'

interface DayStepsProps {
  /** Undefined while the list has not said which day it shows. */
  readonly on: string | undefined
  /** Undefined: today, whichever day that is when it is asked. */
  readonly goTo: (on: string | undefined) => void
}

export function DaySteps({ on, goTo }: DayStepsProps) {
  const t = useSay()
  return (
    <>
      <Button variant="default" disabled={!on} onClick={() => on && goTo(shiftedDay(on, -1))}>
        {t(m.day_before)}
      </Button>
      <Button variant="default" onClick={() => goTo(undefined)}>
        {t(m.today)}
      </Button>
      <Button variant="default" disabled={!on} onClick={() => on && goTo(shiftedDay(on, 1))}>
        {t(m.day_after)}
      </Button>
    </>
  )
}
