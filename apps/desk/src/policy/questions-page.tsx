// Questions at the policy desk: worded anew in every language, put in another order, asked under other answers, seen beside
// as a traveller sees them; proposed by one, agreed to by another.
import { Group, NativeSelect, Stack, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { DeskQuestions } from '@pratique/api-contract'
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { type Language, languages, m, useSay } from '../say.tsx'
import { checkQuestions, questionsQuery } from './queries.ts'
import { QuestionChanges, QuestionProposal } from './question-proposal.tsx'
import type { Document } from './questions.ts'
import { PageEditor } from './questions-editor.tsx'

const route = getRouteApi('/frame/policy/questions/$scheme')

export function QuestionsPage() {
  const { scheme } = route.useParams()
  const { data, error, refetch } = useQuery(questionsQuery(scheme))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return <Questions key={data.number} answer={data} />
}

const patienceMs = 400

function Questions({ answer }: { readonly answer: DeskQuestions }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const asked = answer.document as unknown as Document
  const [document, setDocument] = useState(asked)
  const [page, setPage] = useState(asked.item[0]?.linkId ?? '')
  const [language, setLanguage] = useState<Language>(t.language)
  const [settled] = useDebouncedValue({ document, page, language }, patienceMs)
  const { data: check } = useQuery({
    queryKey: ['questions-check', answer.scheme, t.language, settled],
    queryFn: () => checkQuestions(answer.scheme, settled),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const changed = document !== asked
  const shown = document.item.find(({ linkId }) => linkId === page) ?? document.item[0]
  return (
    <Stack gap="md">
      <div>
        <Link to="/policy">{t(m.policy_desk)}</Link>
        <Title order={1}>{t(m.questions_title)}</Title>
        <p className="quiet">
          {answer.number === 0 ? t(m.questions_shipped) : t(m.policy_version, { number: answer.number })}
        </p>
      </div>
      <QuestionProposal answer={answer} document={document} changed={changed} check={check} />
      <Group align="end">
        <NativeSelect
          label={t(m.questions_page)}
          value={page}
          onChange={(event) => setPage(event.currentTarget.value)}
          data={document.item.map((one, i) => ({ value: one.linkId, label: `${i + 1}. ${one.text}` }))}
        />
        <NativeSelect
          label={t(m.policy_language_shown)}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          data={answer.languages.map((value) => ({ value, label: languages[value].name }))}
        />
      </Group>
      <div className="columns even">
        {shown && (
          <PageEditor
            key={`${shown.linkId} ${language}`}
            document={document}
            page={shown}
            language={language}
            editable={'policy.draft' in me.deeds}
            change={setDocument}
          />
        )}
        <div className="rule-source">
          <Title order={2}>{t(m.questions_preview)}</Title>
          {check && check.faults.length > 0 && (
            <ul role="status">
              {check.faults.map(({ path, message }) => (
                <li key={`${path} ${message}`} className="alert">
                  <code>{path}</code> {message}
                </li>
              ))}
            </ul>
          )}
          {check?.html && (
            <iframe
              className="preview"
              title={t(m.questions_preview)}
              srcDoc={check.html}
              sandbox="allow-same-origin"
            />
          )}
          {check && check.changes.length > 0 && (
            <details>
              <summary>{t(m.policy_changes)}</summary>
              <QuestionChanges changes={check.changes} />
            </details>
          )}
        </div>
      </div>
    </Stack>
  )
}
