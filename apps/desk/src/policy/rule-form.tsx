// A rule put together from words: the state that it gives, whom it concerns, when it holds, what it asks for. Its source
// stands beneath and says the same.
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Title } from '@mantine/core'
import type { PolicyVocabulary } from '@pratique/api-contract'
import { m, type Say, useSay } from '../say.tsx'
import { readCondition, writeCondition } from './condition.ts'
import { ConditionEditor } from './condition-editor.tsx'
import type { RuleSource } from './use-draft.ts'

interface FormProps {
  readonly rule: RuleSource
  readonly vocabulary: PolicyVocabulary
  readonly change: (rule: RuleSource) => void
}

interface Measure {
  readonly code: string
  readonly from: string
  readonly days?: number
  readonly untilClosed?: true
  readonly once?: true
  readonly withinHours?: number
}

const choices = (words: PolicyVocabulary['states']) =>
  words.map(({ code, label }) => ({ value: code, label }))

export function RuleForm({ rule, vocabulary, change }: FormProps) {
  const t = useSay()
  const put = (field: string, value: unknown) => change({ ...rule, [field]: value })
  const categories = Array.isArray(rule.categories) ? (rule.categories as string[]) : []
  const { categories: _whom, ...everybody } = rule
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t(m.policy_field_state)}
        value={String(rule.state)}
        onChange={(event) => put('state', event.currentTarget.value)}
        data={choices(vocabulary.states)}
      />
      <Checkbox.Group
        label={t(m.policy_field_whom)}
        value={categories}
        onChange={(codes) => change(codes.length === 0 ? everybody : { ...rule, categories: codes })}
      >
        <Group gap="xs">
          {vocabulary.categories.map(({ code, label }) => (
            <Checkbox key={code} value={code} label={label} size="sm" />
          ))}
        </Group>
      </Checkbox.Group>
      <Title order={3}>{t(m.policy_field_when)}</Title>
      <ConditionEditor
        condition={readCondition(rule.when)}
        vocabulary={vocabulary}
        change={(condition) => put('when', writeCondition(condition))}
      />
      <Measures
        measures={Array.isArray(rule.measures) ? (rule.measures as Measure[]) : []}
        vocabulary={vocabulary}
        change={(measures) => put('measures', measures)}
      />
    </Stack>
  )
}

interface MeasuresProps {
  readonly measures: readonly Measure[]
  readonly vocabulary: PolicyVocabulary
  readonly change: (measures: readonly Measure[]) => void
}

function Measures({ measures, vocabulary, change }: MeasuresProps) {
  const t = useSay()
  const [first] = vocabulary.measures
  return (
    <>
      <Title order={3}>{t(m.policy_field_measures)}</Title>
      {measures.map((measure, i) => (
        <div key={i} className="ask">
          <MeasureEditor
            measure={measure}
            vocabulary={vocabulary}
            change={(next) => change(measures.with(i, next))}
          />
          <Button size="compact-sm" variant="default" onClick={() => change(measures.toSpliced(i, 1))}>
            {t(m.policy_remove)}
          </Button>
        </div>
      ))}
      {first && (
        <Button
          size="compact-sm"
          variant="default"
          style={{ alignSelf: 'start' }}
          onClick={() => change([...measures, { code: first.code, from: 'arrival', days: 14 }])}
        >
          {t(m.policy_add_measure)}
        </Button>
      )}
    </>
  )
}

const anchors = {
  arrival: m.policy_anchor_arrival,
  exposure: m.policy_anchor_exposure,
  symptoms: m.policy_anchor_symptoms,
  case: m.policy_anchor_case,
  area: m.policy_anchor_area,
  now: m.policy_anchor_now,
} as const

/** A pack's own days may be counted from too, by the name of their slot. */
function anchorChoices(t: Say, { facts }: PolicyVocabulary, from: string) {
  const own = facts.filter(({ code, type }) => type === 'date' && code === from)
  return [
    ...Object.entries(anchors).map(([value, message]) => ({ value, label: t(message) })),
    ...choices(own),
  ]
}

type End = 'days' | 'untilClosed' | 'once'
const endOf = ({ once, untilClosed }: Measure): End => (once ? 'once' : untilClosed ? 'untilClosed' : 'days')

function withEnd({ code, from, days = 14 }: Measure, end: string): Measure {
  if (end === 'once') return { code, from, once: true }
  return end === 'untilClosed' ? { code, from, untilClosed: true } : { code, from, days }
}

interface MeasureProps {
  readonly measure: Measure
  readonly vocabulary: PolicyVocabulary
  readonly change: (measure: Measure) => void
}

function MeasureEditor({ measure, vocabulary, change }: MeasureProps) {
  const t = useSay()
  const { code, from, days } = measure
  return (
    <>
      <NativeSelect
        aria-label={t(m.policy_field_measures)}
        value={code}
        onChange={(event) => change({ ...measure, code: event.currentTarget.value })}
        data={choices(vocabulary.measures)}
      />
      <NativeSelect
        aria-label={t(m.policy_field_from)}
        value={from}
        onChange={(event) => change({ ...measure, from: event.currentTarget.value })}
        data={anchorChoices(t, vocabulary, from)}
      />
      <NativeSelect
        aria-label={t(m.policy_field_end)}
        value={endOf(measure)}
        onChange={(event) => change(withEnd(measure, event.currentTarget.value))}
        data={[
          { value: 'days', label: t(m.policy_end_days) },
          { value: 'untilClosed', label: t(m.policy_end_closed) },
          { value: 'once', label: t(m.policy_end_once) },
        ]}
      />
      {days !== undefined && (
        <NumberInput
          aria-label={t(m.policy_field_days)}
          allowDecimal={false}
          min={0}
          max={366}
          value={days}
          onChange={(value) => change({ ...measure, days: Number(value) })}
          w="5rem"
        />
      )}
    </>
  )
}
