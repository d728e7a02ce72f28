// An edit of questions on its way: proposed with a word on what it is, read by another as differences, agreed to or not.
import { Button, Group, TextInput, Title } from '@mantine/core'
import type { DeskQuestions, QuestionsChecked } from '@pratique/api-contract'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, type Say, sayInstant, useSay } from '../say.tsx'
import { declineQuestions, proposeQuestions, publishQuestions, questionsQuery } from './queries.ts'
import type { Document } from './questions.ts'

interface ProposalProps {
  readonly answer: DeskQuestions
  readonly document: Document
  readonly changed: boolean
  readonly check: QuestionsChecked | undefined
}

export function QuestionProposal({ answer, document, changed, check }: ProposalProps) {
  const { data: me } = useSuspenseQuery(meQuery())
  return (
    <>
      {answer.proposal && <Waits scheme={answer.scheme} proposal={answer.proposal} />}
      {changed && 'policy.draft' in me.deeds && (
        <Propose answer={answer} document={document} changed={changed} check={check} />
      )}
    </>
  )
}

const shortest = 5

function Propose({ answer: { scheme, number }, document, check }: ProposalProps) {
  const t = useSay()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const propose = useMutation({
    mutationFn: () => proposeQuestions(scheme, { number, document: document as never, note }),
    onSuccess: (kept) => client.setQueryData(questionsQuery(scheme).queryKey, kept),
  })
  const sound = check !== undefined && check.faults.length === 0
  return (
    <div className="panel">
      <Group align="end">
        <TextInput
          label={t(m.policy_note)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          style={{ flex: 1, minInlineSize: '14rem' }}
        />
        <Button
          loading={propose.isPending}
          disabled={!sound || note.trim().length < shortest}
          onClick={() => propose.mutate()}
        >
          {t(m.policy_propose)}
        </Button>
      </Group>
      {propose.error && <Trouble error={propose.error} />}
    </div>
  )
}

interface WaitsProps {
  readonly scheme: string
  readonly proposal: NonNullable<DeskQuestions['proposal']>
}

function Waits({ scheme, proposal: { by, mine, at, note, changes } }: WaitsProps) {
  const t = useSay()
  const client = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery())
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const again = () => client.invalidateQueries({ queryKey: ['desk'] })
  const publish = useMutation({ mutationFn: () => publishQuestions(scheme), onSuccess: again })
  const decline = useMutation({ mutationFn: () => declineQuestions(scheme), onSuccess: again })
  const error = publish.error ?? decline.error
  return (
    <section className="panel late">
      <Title order={2}>{t(m.policy_waits, { name: by })}</Title>
      <p>
        {note} <span className="quiet">{sayInstant(t, at, zone)}</span>
      </p>
      <QuestionChanges changes={changes} />
      {'policy.approve' in me.deeds && (
        <Group mt="sm">
          {!mine && (
            <Button loading={publish.isPending} onClick={() => publish.mutate()}>
              {t(m.questions_publish)}
            </Button>
          )}
          <Button variant="default" loading={decline.isPending} onClick={() => decline.mutate()}>
            {t(m.risk_decline)}
          </Button>
        </Group>
      )}
      {error && <Trouble error={error} />}
    </section>
  )
}

const whats: Readonly<Record<string, Parameters<Say>[0]>> = {
  added: m.policy_diff_added,
  removed: m.policy_diff_removed,
  text: m.policy_diff_text,
  hint: m.questions_hint,
  options: m.questions_answer,
  required: m.questions_required,
  'asked-when': m.questions_when,
  moved: m.questions_moved,
}

export function QuestionChanges({ changes }: { readonly changes: QuestionsChecked['changes'] }) {
  const t = useSay()
  return (
    <ul className="plain">
      {changes.map(({ of, what, before, after }) => {
        const word = whats[what]
        return (
          <li key={`${of} ${what}`} className="change">
            <code>{of}</code> {word && <span className="quiet">{t(word)}</span>}
            {before && <del>{before}</del>}
            {after && <ins>{after}</ins>}
          </li>
        )
      })}
    </ul>
  )
}
