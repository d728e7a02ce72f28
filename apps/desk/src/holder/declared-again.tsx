// One document in two declarations that do not ask the same: an officer says whether they are of one person.
import { Button, Group, Stack, Title } from '@mantine/core'
import { DeskOutcome, type TimelineAnswer } from '@pratique/api-contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type DeedDone, useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { aboutHolder } from './about-holder.ts'
import { EvidenceField, isEvidence } from './evidence-field.tsx'

interface DeclaredAgainProps {
  readonly page: TimelineAnswer
  readonly mayAnswer: boolean
  readonly done: (outcome: DeedDone<DeskOutcome>) => void
}
type Finding = TimelineAnswer['declaredAgain'][number]

const answered = {
  'same-person': m.again_answered_same,
  explained: m.again_answered_explained,
  'other-person': m.again_answered_other,
  merged: m.again_answered_merged,
} as const

export function DeclaredAgain({ page, mayAnswer, done }: DeclaredAgainProps) {
  const t = useSay()
  if (page.declaredAgain.length === 0) return null
  return (
    <section className="panel">
      <Title order={2}>{t(m.again_title)}</Title>
      <Stack gap="md">
        {page.declaredAgain.map((finding) => (
          <div key={finding.other}>
            <Found finding={finding} />
            {finding.answer === null && finding.asks === 'less' && mayAnswer && (
              <Answer page={page} finding={finding} done={done} />
            )}
          </div>
        ))}
      </Stack>
    </section>
  )
}

function Found({ finding }: { readonly finding: Finding }) {
  const t = useSay()
  const { other, asks, state, withdrawn, changed, answer } = finding
  return (
    <>
      <p className="measure-text">
        {t(asks === 'less' ? m.again_less : m.again_more, { state })} {withdrawn && t(m.again_withdrawn)}{' '}
        {answer && <strong>{t(answered[answer])}</strong>}
      </p>
      <p className="quiet" dir="ltr">
        {t(m.again_differs, { fields: changed.join(', ') })}
      </p>
      <p>
        <Link to="/holders/$holderId" params={{ holderId: other }}>
          {t(m.again_open)}
        </Link>
      </p>
    </>
  )
}

function Answer({
  page,
  finding,
  done,
}: Pick<DeclaredAgainProps, 'page' | 'done'> & { readonly finding: Finding }) {
  const t = useSay()
  const [evidence, setEvidence] = useState('')
  const { outcome, record } = useDeed(DeskOutcome, done)
  const { holder, acts } = page
  const answer = (found: 'same-person' | 'explained' | 'other-person') =>
    void record({
      path: `holders/${holder.holderId}/declared-again`,
      subject: holder.holderId,
      summary: t(m.again_summary, { who: aboutHolder(page) }),
      body: { other: finding.other, answer: found, evidence, seen: acts },
    })
  const given = isEvidence(evidence)
  return (
    <Stack gap="sm">
      <EvidenceField value={evidence} change={setEvidence} />
      <OutcomeNote outcome={outcome} />
      <Group>
        <Button loading={outcome.state === 'busy'} disabled={!given} onClick={() => answer('same-person')}>
          {t(m.again_same)}
        </Button>
        <Button variant="default" disabled={!given} onClick={() => answer('explained')}>
          {t(m.again_explained)}
        </Button>
        <Button variant="default" disabled={!given} onClick={() => answer('other-person')}>
          {t(m.again_other)}
        </Button>
      </Group>
    </Stack>
  )
}
