// One page of questions: its words, and those of each question and answer, in the language chosen; the order; when a
// question is asked.
import { Button, Checkbox, Group, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { type Language, languages, m, useSay } from '../say.tsx'
import { AskedWhen } from './asked-when.tsx'
import { type Document, hintUrl, type Item, moved, type Words, withWords, wordsIn } from './questions.ts'

interface EditorProps {
  readonly document: Document
  readonly page: Item
  readonly language: string
  readonly editable: boolean
  readonly change: (document: Document) => void
}

export function PageEditor({ document, page, language, editable, change }: EditorProps) {
  const at = document.item.indexOf(page)
  const put = (next: Item) => change({ ...document, item: document.item.with(at, next) })
  const questions = page.item ?? []
  return (
    <Stack>
      <section className="panel">
        <Title order={2}>
          <code>{page.linkId}</code>
        </Title>
        <ItemWords item={page} language={language} editable={editable} change={put} />
        {editable && (
          <Moves
            first={at === 0}
            last={at === document.item.length - 1}
            move={(by) => change({ ...document, item: moved(document.item, at, by) })}
          />
        )}
      </section>
      {questions.map((question, i) => (
        <section key={question.linkId} className="panel">
          <Title order={3}>
            <code>{question.linkId}</code>
          </Title>
          <QuestionEditor
            document={document}
            question={question}
            language={language}
            editable={editable}
            change={(next) => put({ ...page, item: questions.with(i, next) })}
          />
          {editable && (
            <Moves
              first={i === 0}
              last={i === questions.length - 1}
              move={(by) => put({ ...page, item: moved(questions, i, by) })}
            />
          )}
        </section>
      ))}
    </Stack>
  )
}

interface MovesProps {
  readonly first: boolean
  readonly last: boolean
  readonly move: (by: -1 | 1) => void
}

function Moves({ first, last, move }: MovesProps) {
  const t = useSay()
  return (
    <Group gap="xs" mt="xs">
      <Button size="xs" variant="default" disabled={first} onClick={() => move(-1)}>
        {t(m.questions_earlier)}
      </Button>
      <Button size="xs" variant="default" disabled={last} onClick={() => move(1)}>
        {t(m.questions_later)}
      </Button>
    </Group>
  )
}

interface ItemProps {
  readonly item: Item
  readonly language: string
  readonly editable: boolean
  readonly change: (item: Item) => void
}

function ItemWords({ item, language, editable, change }: ItemProps) {
  const t = useSay()
  const at = item.extension?.findIndex(({ url }) => url === hintUrl) ?? -1
  const hint = item.extension?.[at]
  return (
    <div lang={language} dir={languages[language as Language]?.direction ?? 'ltr'}>
      <Textarea
        label={t(m.questions_text)}
        value={wordsIn(item, 'text', language)}
        readOnly={!editable}
        autosize
        minRows={1}
        onChange={(event) => change(withWords(item, 'text', language, event.currentTarget.value))}
      />
      {hint && (
        <Textarea
          label={t(m.questions_hint)}
          value={wordsIn(hint, 'valueString', language)}
          readOnly={!editable}
          autosize
          minRows={1}
          onChange={(event) => {
            const said = withWords(hint, 'valueString', language, event.currentTarget.value)
            change({ ...item, extension: item.extension?.with(at, said) ?? [] })
          }}
        />
      )}
    </div>
  )
}

interface QuestionProps extends Omit<ItemProps, 'item'> {
  readonly document: Document
  readonly question: Item
}

function QuestionEditor({ document, question, language, editable, change }: QuestionProps) {
  const t = useSay()
  const options = question.answerOption ?? []
  const putOption = (i: number, valueCoding: Words & { readonly code: string }) =>
    change({ ...question, answerOption: options.with(i, { ...options[i], valueCoding }) })
  return (
    <Stack gap="xs">
      <ItemWords item={question} language={language} editable={editable} change={change} />
      {options.map(({ valueCoding }, i) => (
        <TextInput
          key={valueCoding.code}
          label={`${t(m.questions_answer)}: ${valueCoding.code}`}
          dir={languages[language as Language]?.direction ?? 'ltr'}
          value={wordsIn(valueCoding, 'display', language)}
          readOnly={!editable}
          onChange={(event) =>
            putOption(i, withWords(valueCoding, 'display', language, event.currentTarget.value))
          }
        />
      ))}
      <Checkbox
        label={t(m.questions_required)}
        checked={question.required === true}
        disabled={!editable}
        onChange={(event) => change({ ...question, required: event.currentTarget.checked })}
      />
      <AskedWhen
        document={document}
        question={question}
        language={language}
        editable={editable}
        change={change}
      />
    </Stack>
  )
}
