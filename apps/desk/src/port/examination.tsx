// Secondary screening: the medical officer hears, examines and decides. Nothing is done to anybody who did not consent;
// refusal is recorded with its lawful path.
import { Alert, Button, Group, SegmentedControl, Select, Stack, Textarea, Title } from '@mantine/core'
import { type BundleAnswer, ConsentAnswer, ExaminationAnswer } from '@pratique/api-contract'
import { type SyntheticEvent, useState } from 'react'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { useInstant } from './desk-clock.ts'
import type { Person } from './shown.ts'
import { Specimen } from './specimen.tsx'
import { tabletName } from './tablet.ts'

interface ExaminationProps {
  readonly bundle: BundleAnswer
  readonly person: Person
  readonly holderId: string
}

export function Examination({ bundle, person, holderId }: ExaminationProps) {
  const t = useSay()
  const [decision, setDecision] = useState<string>('release')
  return (
    <section className="panel">
      <Title order={2}>{t(m.exam)}</Title>
      <Stack gap="md">
        <Consent bundle={bundle} person={person} holderId={holderId} />
        <Findings
          bundle={bundle}
          person={person}
          holderId={holderId}
          decision={decision}
          decide={setDecision}
        />
        {decision === 'sample' && <Specimen bundle={bundle} person={person} holderId={holderId} />}
      </Stack>
    </section>
  )
}

function Consent({ bundle, person, holderId }: ExaminationProps) {
  const t = useSay()
  const [interpreter, setInterpreter] = useState('no')
  const { outcome, record } = useDeed(ConsentAnswer, () => {})
  const answer = (given: boolean) =>
    void record({
      path: 'port/consents',
      subject: holderId,
      summary: t(m.outbox_summary_consent, { who: person.name }),
      body: { holderId, port: bundle.port, what: 'examination', given, interpreter: interpreter === 'yes' },
    })
  return (
    <div>
      <Title order={3}>{t(m.consent)}</Title>
      <Group align="end">
        <SegmentedControl
          aria-label={t(m.consent_interpreter)}
          value={interpreter}
          onChange={setInterpreter}
          data={[
            { value: 'no', label: t(m.consent_without) },
            { value: 'yes', label: t(m.consent_with) },
          ]}
        />
        <Button variant="default" loading={outcome.state === 'busy'} onClick={() => answer(true)}>
          {t(m.consent_given)}
        </Button>
        <Button variant="default" onClick={() => answer(false)}>
          {t(m.consent_refused)}
        </Button>
      </Group>
      <OutcomeNote outcome={outcome} />
      {outcome.state === 'sent' && (
        <Alert color="accent" variant="outline" role="alert" mt="xs">
          {outcome.answer.path ?? t(m.consent_recorded)}
        </Alert>
      )}
    </div>
  )
}

interface FindingsProps extends ExaminationProps {
  readonly decision: string
  readonly decide: (decision: string) => void
}

function Findings({ bundle, person, holderId, decision, decide }: FindingsProps) {
  const t = useSay()
  const instant = useInstant()
  const [finding, setFinding] = useState('cleared')
  const { outcome, record } = useDeed(ExaminationAnswer, () => {})
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const told = (name: string) => String(form.get(name) ?? '').trim()
    const answers = Object.fromEntries(
      questions.flatMap(([name]) => (told(name) ? [[name, told(name)]] : [])),
    )
    void record({
      path: 'port/examinations',
      subject: holderId,
      summary: t(m.outbox_summary_exam, { who: person.name, flight: bundle.designator }),
      body: {
        examinationId: crypto.randomUUID(),
        holderId,
        voyageId: bundle.voyageId,
        port: bundle.port,
        device: tabletName(),
        doneAt: instant().toISOString(),
        finding,
        decision,
        answers,
        note: told('note') || null,
      },
    })
  }
  const options = (names: Readonly<Record<string, typeof m.finding_none>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: t(label) }))
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {questions.map(([name, label]) => (
          <Textarea key={name} name={name} label={t(label)} autosize minRows={1} maxLength={1000} />
        ))}
        <Select
          label={t(m.exam_finding)}
          data={options(findings)}
          value={finding}
          onChange={(chosen) => setFinding(chosen ?? 'none')}
        />
        <Select
          label={t(m.exam_decision)}
          data={options(decisions)}
          value={decision}
          onChange={(chosen) => decide(chosen ?? 'release')}
        />
        <Textarea name="note" label={t(m.exam_note)} autosize minRows={2} maxLength={2000} />
        <OutcomeNote outcome={outcome} />
        {outcome.state === 'sent' && (
          <Alert color="accent" variant="outline" role="alert">
            {t(m.exam_done)}
          </Alert>
        )}
        <Group>
          <Button type="submit" size="lg" loading={outcome.state === 'busy'}>
            {t(m.exam_record)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const questions = [
  ['symptoms', m.exam_q_symptoms],
  ['contacts', m.exam_q_contacts],
  ['stays', m.exam_q_stays],
  ['illness', m.exam_q_illness],
] as const
const findings = {
  cleared: m.finding_cleared,
  none: m.finding_none,
  suspect: m.finding_suspect,
  case: m.finding_case,
} as const
const decisions = {
  release: m.decision_release,
  sample: m.decision_sample,
  refer: m.decision_refer,
  isolate: m.decision_isolate,
} as const
