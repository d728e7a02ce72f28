// One contradiction: both sides beside each other, what the traveller says of it, and how it is settled.
import { Button, Group, Stack } from '@mantine/core'
import { ContradictionDone, type ContradictionRow } from '@pratique/api-contract'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { Due } from '../frame/due.tsx'
import { EvidenceField, isEvidence } from '../holder/evidence-field.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, sayInstant, useSay } from '../say.tsx'

const outcomes = {
  explained: m.contradiction_explained,
  mended: m.contradiction_mended,
  unfounded: m.contradiction_unfounded,
  gone: m.contradiction_gone,
} as const

interface CardProps {
  readonly row: ContradictionRow
  /** Where the page is of the person already, her name is not said again. */
  readonly withName: boolean
}

export function ContradictionCard({ row, withName }: CardProps) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const { kindName, source, said, found, overdue, dueAt, owner, outcome, holder, name } = row
  return (
    <li className={overdue ? 'late' : undefined}>
      <Group justify="space-between" align="start">
        <div>
          <strong>{kindName}</strong>
          {withName && (
            <>
              {' · '}
              <Link to="/holders/$holderId" params={{ holderId: holder.holderId }}>
                <bdi>{name}</bdi>
              </Link>{' '}
              <bdi className="quiet">{[holder.flight, holder.seat].filter(Boolean).join(' ')}</bdi>
            </>
          )}
        </div>
        {outcome === null ? <Due at={dueAt} /> : <span className="quiet">{t(outcomes[outcome])}</span>}
      </Group>
      <dl className="facts">
        <dt>{t(m.contradiction_declared)}</dt>
        <dd>
          <bdi>{said}</bdi>
        </dd>
        <dt>{source}</dt>
        <dd>
          <bdi>{found}</bdi>
        </dd>
        {row.others.length > 0 && <Others ids={row.others} />}
      </dl>
      <HerWord row={row} />
      {outcome === null && <p className="quiet">{t(m.owner, { owner })}</p>}
      {outcome === null && 'contradiction.settle' in me.deeds && (
        <details>
          <summary>{t(m.contradiction_settle)}</summary>
          <Settle row={row} />
        </details>
      )}
    </li>
  )
}

function Others({ ids }: { readonly ids: readonly string[] }) {
  const t = useSay()
  return (
    <>
      <dt>{t(m.contradiction_others)}</dt>
      <dd>
        {ids.map((holderId, at) => (
          <Link key={holderId} to="/holders/$holderId" params={{ holderId }}>
            {at + 1}{' '}
          </Link>
        ))}
      </dd>
    </>
  )
}

function HerWord({ row: { answer, askedAt } }: Pick<CardProps, 'row'>) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  if (answer !== null)
    return (
      <p className="measure-text">
        {t(answer.answer === 'right' ? m.contradiction_says_right : m.contradiction_says_mistake)}{' '}
        <q className="words" dir="auto">
          {answer.words}
        </q>
      </p>
    )
  if (askedAt === null) return <p className="quiet">{t(m.contradiction_not_asked)}</p>
  return (
    <p className="quiet">
      {t(m.contradiction_asked, { at: sayInstant(t, askedAt, instance.zone) })}.{' '}
      {t(m.contradiction_no_answer)}
    </p>
  )
}

function Settle({ row }: Pick<CardProps, 'row'>) {
  const t = useSay()
  const client = useQueryClient()
  const [evidence, setEvidence] = useState('')
  const { outcome, record } = useDeed(ContradictionDone, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const path = `contradictions/${row.contradictionId}`
  const subject = row.holder.holderId
  const settle = (how: 'explained' | 'mended' | 'unfounded') =>
    void record({
      path: `${path}/settlement`,
      subject,
      summary: t(m.contradiction_summary, { who: row.name }),
      body: { outcome: how, evidence },
    })
  const ask = () =>
    void record({
      path: `${path}/question`,
      subject,
      summary: t(m.contradiction_ask_summary, { who: row.name }),
      body: {},
    })
  const given = isEvidence(evidence)
  return (
    <Stack gap="xs">
      <EvidenceField value={evidence} change={setEvidence} />
      <OutcomeNote outcome={outcome} />
      <Group gap="xs">
        {(['explained', 'mended', 'unfounded'] as const).map((how) => (
          <Button key={how} size="xs" variant="default" disabled={!given} onClick={() => settle(how)}>
            {t(outcomes[how])}
          </Button>
        ))}
        {row.askedAt === null && (
          <Button size="xs" variant="subtle" onClick={ask}>
            {t(m.contradiction_ask)}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
