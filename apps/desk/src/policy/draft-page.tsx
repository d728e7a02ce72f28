// One draft: its rules as sentences and in source, its texts, its rehearsals, and what it takes to publish it.
import { Stack, Tabs, Title } from '@mantine/core'
import type { DraftAnswer } from '@pratique/api-contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, useSay } from '../say.tsx'
import { CheckResult } from './check-result.tsx'
import { editorOf } from './editor-of.ts'
import { draftQuery } from './queries.ts'
import { Rehearsals } from './rehearsals.tsx'
import { Review } from './review.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { SaveBar } from './save-bar.tsx'
import { TextEditor } from './text-editor.tsx'
import { useDraft } from './use-draft.ts'

const route = getRouteApi('/frame/policy/drafts/$draftId')

export function DraftPage() {
  const { draftId } = route.useParams()
  const { data, error, refetch } = useQuery(draftQuery(draftId))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return <Draft key={`${data.draftId} ${data.revision}`} answer={data} />
}

function Draft({ answer }: { readonly answer: DraftAnswer }) {
  const t = useSay()
  const draft = useDraft(answer)
  const { title, schemeLabel, number, state } = answer
  return (
    <Stack gap="md">
      <div>
        <Link to="/policy">{t(m.policy_desk)}</Link>
        <Title order={1}>{title}</Title>
        <p className="quiet">
          {schemeLabel} · {t(m.policy_version, { number })} ·{' '}
          {t(m.policy_edited, { revision: answer.revision, name: editorOf(t, answer.editedBy) })}
        </p>
      </div>
      <CheckResult check={draft.check} />
      {state === 'open' && <SaveBar answer={answer} draft={draft} />}
      <Tabs defaultValue="rules" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="rules">{t(m.policy_rules)}</Tabs.Tab>
          <Tabs.Tab value="texts">{t(m.policy_words)}</Tabs.Tab>
          <Tabs.Tab value="rehearse">{t(m.policy_rehearse)}</Tabs.Tab>
          <Tabs.Tab value="review">{t(m.policy_review)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules" pt="md">
          <RuleEditor draft={draft} editable={state === 'open'} />
        </Tabs.Panel>
        <Tabs.Panel value="texts" pt="md">
          <TextEditor draft={draft} words={answer.words} editable={state === 'open'} />
        </Tabs.Panel>
        <Tabs.Panel value="rehearse" pt="md">
          <Rehearsals answer={answer} />
        </Tabs.Panel>
        <Tabs.Panel value="review" pt="md">
          <Review answer={answer} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
