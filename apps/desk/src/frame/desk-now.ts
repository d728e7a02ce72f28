// Domain time at the desk: what the server said, moved on by the clock of the device.
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { instanceQuery } from '../api/queries.ts'

/** Anew every `everyMs`. */
export function useDeskNow(everyMs: number): Date {
  const { data: instance, dataUpdatedAt } = useSuspenseQuery(instanceQuery())
  const [wall, setWall] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setWall(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return new Date(Date.parse(instance.now) + Math.max(0, wall - dataUpdatedAt))
}
