// Takes several appeals in hand: first what would come of each, then the deed.
import { Alert, Button, Group } from '@mantine/core'
import { AppealTakeAnswer } from '@pratique/api-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../api/client.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'

const outcomes = {
  taken: m.bulk_taken,
  'hers-already': m.bulk_hers,
  'with-another': m.bulk_another,
  answered: m.bulk_answered,
  escalated: m.bulk_escalated,
  'not-found': m.bulk_not_found,
} as const

interface TakeInHandProps {
  readonly numbers: readonly string[]
  /** Chooses all that nobody has in hand. */
  readonly chooseFree: () => void
  readonly done: () => void
}

export function TakeInHand({ numbers, chooseFree, done }: TakeInHandProps) {
  const t = useSay()
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: (preview: boolean) =>
      ask(AppealTakeAnswer, 'appeals/taken', { method: 'POST', body: { numbers, preview } }),
    onSuccess: async ({ preview }) => {
      if (preview) return
      done()
      await client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
  const previewed = take.data?.preview ? take.data.appeals : null
  const isSame = previewed?.map(({ number }) => number).join() === [...numbers].sort().join()
  const taken = previewed?.filter(({ outcome }) => outcome === 'taken').length ?? 0
  return (
    <>
      <Group gap="xs" className="no-print">
        <Button variant="default" onClick={chooseFree}>
          {t(m.bulk_select_all)}
        </Button>
        <Button disabled={numbers.length === 0} loading={take.isPending} onClick={() => take.mutate(true)}>
          {t(m.bulk_preview, { count: numbers.length })}
        </Button>
      </Group>
      {take.error && <Trouble error={take.error} />}
      {previewed && isSame && (
        <Alert color="accent" variant="outline" title={t(m.bulk_would)} role="alert">
          <ul>
            {previewed.map(({ number, outcome, with: name }) => (
              <li key={number}>
                <bdi>{number}</bdi>: {t(outcomes[outcome], { name: name ?? '' })}
              </li>
            ))}
          </ul>
          <Group>
            <Button disabled={taken === 0} onClick={() => take.mutate(false)}>
              {t(m.bulk_do, { count: taken })}
            </Button>
            <Button variant="subtle" onClick={() => take.reset()}>
              {t(m.cancel)}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  )
}
