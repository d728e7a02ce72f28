// Who of a flight was screened already, by what the server knew and by what lies on this tablet.
import type { BundleAnswer } from '@pratique/api-contract'
import { useMemo } from 'react'
import { useOutbox } from '../outbox/desk-outbox.ts'

/** Screened by the server's knowledge, or on this tablet and not undone. */
export function useScreened(bundle: BundleAnswer): ReadonlySet<string> {
  const { deeds } = useOutbox()
  return useMemo(() => {
    const undone = new Set(
      deeds.flatMap(({ deed }) => /^port\/screenings\/([^/]+)\/cancellation$/.exec(deed.path)?.[1] ?? []),
    )
    const here = deeds.flatMap(({ deed, standing }) => {
      const { screeningId } = deed.body as { screeningId?: string }
      const counts = deed.path === 'port/screenings' && standing !== 'set-aside'
      return counts && !undone.has(screeningId ?? '') ? [deed.subject] : []
    })
    const known = bundle.people
      .filter(({ screenedAt }) => screenedAt !== null)
      .map(({ holderId }) => holderId)
    return new Set([...known, ...here].filter((id) => id !== null))
  }, [bundle, deeds])
}
