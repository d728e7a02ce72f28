// Rehearsals of a draft: ask for one, alone or against another version, see how far it is, read the result.
import { Button, Group, NativeSelect, Progress, Stack } from '@mantine/core'
import type { DraftAnswer, RehearsalAsked } from '@pratique/api-contract'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, type Say, sayInstant, useSay } from '../say.tsx'
import { askRehearsal, draftsQuery, policyQuery, rehearsalQuery } from './queries.ts'
import { ReportView } from './report-view.tsx'
import { SideBySide } from './side-by-side.tsx'

const fortnightMs = 14 * 86_400_000

export function Rehearsals({ answer }: { readonly answer: DraftAnswer }) {
  const t = useSay()
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const { data: me } = useSuspenseQuery(meQuery())
  const [asked, setAsked] = useState<string | null>(null)
  const chosen = asked ?? answer.rehearsals[0]?.rehearsalId ?? null
  return (
    <Stack>
      {'policy.simulate' in me.deeds && answer.state === 'open' && <Ask answer={answer} asked={setAsked} />}
      {answer.rehearsals.length > 1 && (
        <NativeSelect
          label={t(m.policy_rehearsals)}
          value={chosen ?? ''}
          onChange={(event) => setAsked(event.currentTarget.value)}
          data={answer.rehearsals.map((one) => ({ value: one.rehearsalId, label: nameOf(t, one, zone) }))}
          maw="34rem"
        />
      )}
      {chosen === null ? (
        <p className="quiet">{t(m.policy_no_rehearsal)}</p>
      ) : (
        <Rehearsal id={chosen} title={answer.title} />
      )}
    </Stack>
  )
}

function nameOf(t: Say, one: DraftAnswer['rehearsals'][number], zone: string): string {
  const { revision, at, period, against } = one
  const said = t(m.policy_edited, { revision, name: sayInstant(t, at, zone) })
  const span = period && `${sayInstant(t, period.from, zone)} – ${sayInstant(t, period.until, zone)}`
  return [said, span, against && `↔ ${against}`].filter((part) => part !== null).join(' · ')
}

interface AskProps {
  readonly answer: DraftAnswer
  readonly asked: (rehearsalId: string) => void
}

function Ask({ answer, asked }: AskProps) {
  const t = useSay()
  const client = useQueryClient()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const [against, setAgainst] = useState('')
  const others = useOthers(answer)
  const start = useMutation({
    mutationFn: (what: RehearsalAsked) => askRehearsal(answer.draftId, { ...what, ...againstOf(against) }),
    onSuccess: async ({ rehearsalId }) => {
      asked(rehearsalId)
      await client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
  const past = () => {
    const until = Date.parse(instance.now)
    return { from: new Date(until - fortnightMs).toISOString(), until: new Date(until).toISOString() }
  }
  return (
    <>
      <NativeSelect
        label={t(m.policy_compare)}
        value={against}
        onChange={(event) => setAgainst(event.currentTarget.value)}
        data={[{ value: '', label: t(m.policy_compare_none) }, ...others]}
        maw="34rem"
      />
      <Group>
        <Button loading={start.isPending} onClick={() => start.mutate({})}>
          {t(m.policy_rehearse_now)}
        </Button>
        <Button variant="default" onClick={() => start.mutate(past())}>
          {t(m.policy_rehearse_past)}
        </Button>
      </Group>
      {start.error && <Trouble error={start.error} />}
    </>
  )
}

/** Other open drafts of the scheme, and what was published of it. */
function useOthers({ draftId, scheme }: DraftAnswer): { readonly value: string; readonly label: string }[] {
  const t = useSay()
  const { data: drafts } = useQuery(draftsQuery())
  const { data: policy } = useQuery(policyQuery())
  return [
    ...(drafts?.drafts ?? [])
      .filter((one) => one.scheme === scheme && one.draftId !== draftId && one.state === 'open')
      .map((one) => ({
        value: one.draftId,
        label: `${one.title} (${t(m.policy_version, { number: one.number })})`,
      })),
    ...(policy?.versions ?? [])
      .filter((one) => one.scheme === scheme)
      .map(({ number, title }) => ({ value: String(number), label: title })),
  ]
}

function againstOf(chosen: string): Pick<RehearsalAsked, 'against'> {
  if (chosen === '') return {}
  return { against: /^\d+$/.test(chosen) ? { number: Number(chosen) } : { draftId: chosen } }
}

function Rehearsal({ id, title }: { readonly id: string; readonly title: string }) {
  const t = useSay()
  const { data, error } = useQuery(rehearsalQuery(id))
  if (error && !data) return <Trouble error={error} />
  if (!data) return <Waiting rows={4} />
  if (data.state === 'failed') return <p role="alert">{t(m.policy_rehearsal_failed)}</p>
  const { report, reportAgainst, names, against } = data
  if (report)
    return (
      <Stack gap="xl">
        {reportAgainst && (
          <SideBySide
            sides={[
              { title, report },
              { title: against ?? '', report: reportAgainst },
            ]}
            names={names}
          />
        )}
        <ReportView report={report} names={names} />
      </Stack>
    )
  const percent = Math.round(data.progress * 100)
  const words = t(m.policy_rehearsing, { percent })
  return (
    <div role="status">
      <p>{words}</p>
      <Progress value={percent} aria-label={words} />
    </div>
  )
}
