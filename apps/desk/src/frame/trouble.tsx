// What went wrong, in the officer's language: what was not done, and what to do.
import { Alert, Button } from '@mantine/core'
import { Refusal } from '../api/client.ts'
import { m, type Say, useSay } from '../say.tsx'

function words(t: Say, error: unknown): string {
  if (!(error instanceof Refusal)) return t(m.fault_network)
  if (error.type === 'not-permitted') return t(m.not_permitted)
  if (error.type === 'outside-your-post') return t(m.outside_post)
  return error.message
}

export function Trouble({
  error,
  again,
}: {
  readonly error: unknown
  readonly again?: (() => void) | undefined
}) {
  const t = useSay()
  const errors = error instanceof Refusal ? error.errors : []
  return (
    <Alert color="red" variant="outline" role="alert" title={t(m.fault_title)}>
      <p>{words(t, error)}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
      {again && (
        <Button variant="default" onClick={again}>
          {t(m.again)}
        </Button>
      )}
    </Alert>
  )
}
