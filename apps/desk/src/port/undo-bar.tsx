// What was just recorded, and how to take it back: always there, as long as the pack lets it be taken back.
import { Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import { m, useSay } from '../say.tsx'
import { laneNames } from './lane-sign.tsx'
import type { Lane } from './local-lane.ts'

export interface Done {
  readonly screeningId: string
  readonly holderId: string
  readonly name: string
  readonly lane: Lane
  /** Wall time of the device. */
  readonly at: number
}

interface UndoBarProps {
  readonly done: Done
  readonly seconds: number
  readonly undo: () => void
}

const second = 1_000

export function UndoBar({ done, seconds, undo }: UndoBarProps) {
  const t = useSay()
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), second)
    return () => clearInterval(timer)
  }, [])
  const left = Math.ceil(seconds - (now - done.at) / second)
  return (
    <Group className="undo" justify="space-between" role="status">
      <span>
        <bdi>{done.name}</bdi>: <strong>{t(laneNames[done.lane])}</strong>
      </span>
      {left > 0 && (
        <Button variant="default" size="md" onClick={undo}>
          {t(m.port_undo, { seconds: Math.min(left, seconds) })}
        </Button>
      )}
    </Group>
  )
}
