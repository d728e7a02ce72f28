// Rehearsals of a draft: ask for one, see how far it is, read the result.
import { Button, Group, NativeSelect, Progress, Stack } from '@mantine/core'
import type { DraftAnswer, RehearsalAsked } from '@pratique/api-contract'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { askRehearsal, rehearsalQuery } from './queries.ts'
import { ReportView } from './report-view.tsx'

const fortnightMs = 14 * 86_400_000

export function Rehearsals({ answer }: { readonly answer: DraftAnswer }) {
  const t = useSay()
  const client = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const [asked, setAsked] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: (what: RehearsalAsked) => askRehearsal(answer.draftId, what),
    onSuccess: async ({ rehearsalId }) => {
      setAsked(rehearsalId)
      await client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
  const chosen = asked ?? answer.rehearsals[0]?.rehearsalId ?? null
  const past = () => {
    const until = Date.parse(instance.now)
    return { from: new Date(until - fortnightMs).toISOString(), until: new Date(until).toISOString() }
  }
  return (
    <Stack>
      {'policy.simulate' in me.deeds && answer.state === 'open' && (
        <Group>
          <Button loading={start.isPending} onClick={() => start.mutate({})}>
            {t(m.policy_rehearse_now)}
          </Button>
          <Button variant="default" onClick={() => start.mutate(past())}>
            {t(m.policy_rehearse_past)}
          </Button>
        </Group>
      )}
      {start.error && <Trouble error={start.error} />}
      {answer.rehearsals.length > 1 && (
        <NativeSelect
          label={t(m.policy_rehearse)}
          value={chosen ?? ''}
          onChange={(event) => setAsked(event.currentTarget.value)}
          data={answer.rehearsals.map(({ rehearsalId, revision, at, period }) => ({
            value: rehearsalId,
            label: `${t(m.policy_edited, { revision, name: sayInstant(t, at, instance.zone) })}${period ? ` (${sayInstant(t, period.from, instance.zone)} – ${sayInstant(t, period.until, instance.zone)})` : ''}`,
          }))}
          maw="30rem"
        />
      )}
      {chosen === null ? <p className="quiet">{t(m.policy_no_rehearsal)}</p> : <Rehearsal id={chosen} />}
    </Stack>
  )
}

function Rehearsal({ id }: { readonly id: string }) {
  const t = useSay()
  const { data, error } = useQuery(rehearsalQuery(id))
  if (error && !data) return <Trouble error={error} />
  if (!data) return <Waiting rows={4} />
  if (data.state === 'failed') return <p role="alert">{t(m.policy_rehearsal_failed)}</p>
  if (data.report) return <ReportView report={data.report} />
  const percent = Math.round(data.progress * 100)
  const words = t(m.policy_rehearsing, { percent })
  return (
    <div role="status">
      <p>{words}</p>
      <Progress value={percent} aria-label={words} />
    </div>
  )
}
