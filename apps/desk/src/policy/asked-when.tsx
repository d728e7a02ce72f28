// When a question is asked: always, or where earlier questions were answered so.
import { Button, NativeSelect } from '@mantine/core'
import { m, useSay } from '../say.tsx'
import { type Document, type EnableWhen, type Item, questionsBefore, wordsIn } from './questions.ts'

interface WhenProps {
  readonly document: Document
  readonly question: Item
  readonly language: string
  readonly editable: boolean
  readonly change: (question: Item) => void
}

export function AskedWhen({ document, question, language, editable, change }: WhenProps) {
  const t = useSay()
  const earlier = questionsBefore(document, question.linkId)
  const conditions = question.enableWhen ?? []
  const put = (enableWhen: readonly EnableWhen[]) => change({ ...question, enableWhen })
  const [first] = earlier
  return (
    <div>
      <p className="quiet">{t(conditions.length === 0 ? m.questions_always : m.questions_when)}</p>
      {conditions.map((condition, i) => (
        <div key={`${condition.question} ${i}`} className="ask">
          <NativeSelect
            aria-label={t(m.questions_when)}
            value={condition.question}
            disabled={!editable}
            onChange={(event) => {
              const chosen = earlier.find(({ linkId }) => linkId === event.currentTarget.value)
              if (chosen) put(conditions.with(i, answeredTo(chosen)))
            }}
            data={withOwn(earlier, condition.question).map((linkId) => ({
              value: linkId,
              label: labelOf(earlier, linkId, language),
            }))}
          />
          <Answered
            condition={condition}
            asked={earlier.find(({ linkId }) => linkId === condition.question)}
            language={language}
            editable={editable}
            change={(next) => put(conditions.with(i, next))}
          />
          {editable && (
            <Button size="xs" variant="default" onClick={() => put(conditions.toSpliced(i, 1))}>
              {t(m.policy_remove)}
            </Button>
          )}
        </div>
      ))}
      {editable && first && (
        <Button size="xs" variant="default" onClick={() => put([...conditions, answeredTo(first)])}>
          {t(m.policy_add_condition)}
        </Button>
      )}
    </div>
  )
}

const withOwn = (earlier: readonly Item[], own: string): readonly string[] => [
  ...new Set([...earlier.map(({ linkId }) => linkId), own]),
]

const labelOf = (earlier: readonly Item[], linkId: string, language: string): string => {
  const found = earlier.find((one) => one.linkId === linkId)
  return (found && wordsIn(found, 'text', language)) || linkId
}

function answeredTo({ linkId: question, type, answerOption }: Item): EnableWhen {
  const [first] = answerOption ?? []
  if (type === 'boolean') return { question, operator: '=', answerBoolean: true }
  return first
    ? { question, operator: '=', answerCoding: { code: first.valueCoding.code } }
    : { question, operator: 'exists', answerBoolean: true }
}

interface AnsweredProps {
  readonly condition: EnableWhen
  readonly asked: Item | undefined
  readonly language: string
  readonly editable: boolean
  readonly change: (condition: EnableWhen) => void
}

function Answered({ condition, asked, language, editable, change }: AnsweredProps) {
  const t = useSay()
  const { question, operator, answerBoolean, answerCoding } = condition
  const options = asked?.answerOption ?? []
  if (answerBoolean !== undefined)
    return (
      <NativeSelect
        aria-label={t(m.questions_answer)}
        value={String(answerBoolean)}
        disabled={!editable}
        onChange={(event) =>
          change({ question, operator, answerBoolean: event.currentTarget.value === 'true' })
        }
        data={[
          { value: 'true', label: t(operator === 'exists' ? m.questions_answered : m.questions_yes) },
          { value: 'false', label: t(operator === 'exists' ? m.questions_not_answered : m.questions_no) },
        ]}
      />
    )
  return (
    <>
      <NativeSelect
        aria-label={t(m.policy_field_operator)}
        value={operator}
        disabled={!editable}
        onChange={(event) => change({ ...condition, operator: event.currentTarget.value })}
        data={[
          { value: '=', label: t(m.questions_is) },
          { value: '!=', label: t(m.questions_is_not) },
        ]}
      />
      <NativeSelect
        aria-label={t(m.questions_answer)}
        value={answerCoding?.code ?? ''}
        disabled={!editable}
        onChange={(event) =>
          change({ ...condition, answerCoding: { ...answerCoding, code: event.currentTarget.value } })
        }
        data={options.map(({ valueCoding }) => ({
          value: valueCoding.code,
          label: wordsIn(valueCoding, 'display', language) || valueCoding.code,
        }))}
      />
    </>
  )
}
