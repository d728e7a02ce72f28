// A category that somebody claims waits here for an officer's yes or no, on evidence.
import { Button, Group, Stack, Title } from '@mantine/core'
import { DeskOutcome, type TimelineAnswer } from '@pratique/api-contract'
import { useState } from 'react'
import { type DeedDone, useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { aboutHolder } from './about-holder.ts'
import { EvidenceField, isEvidence } from './evidence-field.tsx'

interface ClaimProps {
  readonly page: TimelineAnswer
  readonly done: (outcome: DeedDone<DeskOutcome>) => void
}

export function Claim({ page, done }: ClaimProps) {
  const t = useSay()
  const [evidence, setEvidence] = useState('')
  const { outcome, record } = useDeed(DeskOutcome, done)
  const { claim, holder, acts } = page
  const answer = (given: 'confirm' | 'refuse') =>
    void record({
      path: `holders/${holder.holderId}/category`,
      subject: holder.holderId,
      summary: t(m.claim_summary, { who: aboutHolder(page) }),
      body: { answer: given, category: claim?.category, evidence, seen: acts },
    })
  if (claim === null || claim.confirmed) return null
  const mayAnswer = isEvidence(evidence)
  return (
    <section className="panel">
      <Title order={2}>{t(m.claim_title)}</Title>
      <Stack gap="sm">
        <p className="measure-text">{t(m.claim_hint, { category: claim.label })}</p>
        <EvidenceField value={evidence} change={setEvidence} />
        <OutcomeNote outcome={outcome} />
        <Group>
          <Button loading={outcome.state === 'busy'} disabled={!mayAnswer} onClick={() => answer('confirm')}>
            {t(m.claim_confirm)}
          </Button>
          <Button variant="default" disabled={!mayAnswer} onClick={() => answer('refuse')}>
            {t(m.claim_refuse)}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
