// One appeal: its clock, what was written, and the answer with its reason. The person's page is one touch away, for that
// is where a wrong fact is corrected.
import { Alert, Button, Group, Stack, Textarea, Title } from '@mantine/core'
import { AppealAnswer } from '@pratique/api-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { appealQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { State } from '../frame/state.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { type Outcome, useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

const route = getRouteApi('/frame/appeals/$number')

export function AppealPage() {
  const { number } = route.useParams()
  const { data, error, refetch } = useQuery(appealQuery(number))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return <Appeal key={number} page={data} />
}

function Appeal({ page }: { readonly page: AppealAnswer }) {
  const t = useSay()
  const { appeal, name, reason } = page
  return (
    <Stack gap="md">
      <Heading page={page} />
      <div className="columns">
        <Stack gap="md">
          <section className="panel">
            <Title order={2}>{t(m.appeal_words)}</Title>
            <p className="measure-text words" dir="auto" lang={appeal.language}>
              {reason}
            </p>
            <p className="quiet">{t(m.appeal_read_note)}</p>
          </section>
          {appeal.standing === 'answered' ? <Answered page={page} /> : <AnswerForm page={page} />}
        </Stack>
        <section className={`panel field ${appeal.holder?.colour ?? ''}`}>
          <Title order={2}>
            <bdi>{name}</bdi>
          </Title>
          {appeal.holder && (
            <>
              <p>
                <State colour={appeal.holder.colour} label={appeal.holder.label} size={22} />
              </p>
              <p className="quiet parts">
                <bdi>{appeal.holder.flight}</bdi>
                <bdi>{appeal.holder.seat}</bdi>
                <span>{appeal.holder.jurisdictionName}</span>
              </p>
              <Link to="/holders/$holderId" params={{ holderId: appeal.holder.holderId }}>
                {t(m.appeal_person)}
              </Link>
            </>
          )}
        </section>
      </div>
    </Stack>
  )
}

function Heading({ page: { appeal } }: { readonly page: AppealAnswer }) {
  const t = useSay()
  const { number, standing, dueAt, answeredAt, taken } = appeal
  return (
    <div>
      <Title order={1}>
        {t(m.appeal_no)} <bdi>{number}</bdi>
      </Title>
      <p className="parts">
        <span>
          {standing === 'answered' ? t(m.appeal_st_answered) : t(m.appeal_due_by)}:{' '}
          <Due at={answeredAt ?? dueAt} met={answeredAt !== null} />
        </span>
        {standing === 'escalated' && <strong>{t(m.appeal_st_escalated)}</strong>}
        <span className="quiet">
          {t(m.appeal_with)}: {taken?.name ?? t(m.appeal_with_nobody)}
        </span>
      </p>
    </div>
  )
}

function Answered({ page }: { readonly page: AppealAnswer }) {
  const t = useSay()
  return (
    <section className="panel">
      <Title order={2}>{t(m.appeal_the_answer, { name: page.answeredBy?.name ?? '' })}</Title>
      <p>
        <strong>{t(page.appeal.outcome === 'upheld' ? m.appeal_upheld : m.appeal_dismissed)}</strong>
      </p>
      <p className="measure-text words" dir="auto">
        {page.answer}
      </p>
    </section>
  )
}

const shortest = 10

function AnswerForm({ page }: { readonly page: AppealAnswer }) {
  const t = useSay()
  const client = useQueryClient()
  const { number } = page.appeal
  const [reason, setReason] = useState('')
  const { outcome, record } = useDeed(AppealAnswer, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const send = (path: string, summary: string, body: object) =>
    void record({ path: `appeals/${number}/${path}`, subject: `appeal ${number}`, summary, body })
  const answer = (what: 'upheld' | 'dismissed') =>
    send('answer', t(m.outbox_summary_appeal, { number }), { outcome: what, reason })
  const busy = outcome.state === 'busy' || reason.trim().length < shortest
  const may = new Set(page.may)
  if (!may.has('answer') && !may.has('escalate')) return <p className="measure-text">{t(m.appeal_may_not)}</p>
  return (
    <section className="panel">
      <Title order={2}>{t(m.appeal_answer_title)}</Title>
      <Stack gap="sm">
        <p className="measure-text">{t(may.has('answer') ? m.appeal_answer_hint : m.appeal_may_not)}</p>
        <Textarea
          label={t(m.appeal_reason)}
          description={t(m.evidence_hint_short)}
          value={reason}
          autosize
          minRows={4}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {may.has('answer') && !page.corrected && <p className="quiet">{t(m.appeal_not_corrected)}</p>}
        <Told outcome={outcome} />
        <Group>
          {may.has('answer') && (
            <>
              <Button disabled={busy || !page.corrected} onClick={() => answer('upheld')}>
                {t(m.appeal_uphold)}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => answer('dismissed')}>
                {t(m.appeal_dismiss)}
              </Button>
            </>
          )}
          {may.has('escalate') && (
            <Button
              variant="subtle"
              disabled={busy}
              onClick={() => send('escalation', t(m.outbox_summary_escalation, { number }), { reason })}
            >
              {t(m.appeal_escalate)}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  )
}

function Told({ outcome }: { readonly outcome: Outcome<AppealAnswer> }) {
  const t = useSay()
  if (outcome.state !== 'sent') return <OutcomeNote outcome={outcome} />
  return (
    <Alert color="accent" variant="outline" role="alert">
      {t(m.appeal_answered_told)}
    </Alert>
  )
}
