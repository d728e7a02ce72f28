// How a voyage stands, in the officer's words.
import { m } from '../say.tsx'

export const statusNames = {
  scheduled: m.voyage_scheduled,
  departed: m.voyage_departed,
  landed: m.landed,
  cancelled: m.voyage_cancelled,
} as const

export const pratiqueNames = {
  open: m.pratique_open,
  granted: m.pratique_granted,
  withheld: m.pratique_withheld,
} as const

export const resolutionNames = {
  scanned: m.resolution_scanned,
  asked: m.resolution_asked,
  'at-port': m.resolution_at_port,
  'did-not-board': m.resolution_not_boarded,
  'other-voyage': m.resolution_other_voyage,
  error: m.resolution_error,
} as const
export type Resolution = keyof typeof resolutionNames
export const isResolution = (text: string): text is Resolution => Object.hasOwn(resolutionNames, text)
