// What came of a deed, where it was done: refused, or kept for when there is a network.
import { Alert } from '@mantine/core'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import type { Outcome } from './desk-outbox.ts'

export function OutcomeNote({ outcome }: { readonly outcome: Outcome<unknown> }) {
  const t = useSay()
  if (outcome.state === 'refused') return <Trouble error={outcome.error} />
  if (outcome.state !== 'waiting') return null
  return (
    <Alert color="accent" variant="outline" role="alert">
      {t(m.outbox_recorded)}
    </Alert>
  )
}
