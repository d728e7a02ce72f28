// What a line of a condition asks: the fact, how it is compared, and with what.
import { Checkbox, Group, NativeSelect, NumberInput } from '@mantine/core'
import type { PolicyVocabulary } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'
import { askOf, type Condition, type Moment } from './condition.ts'

type Ask = Extract<Condition, { readonly fact: string }>
type Fact = PolicyVocabulary['facts'][number]

interface AskProps {
  readonly condition: Ask
  readonly vocabulary: PolicyVocabulary
  readonly change: (condition: Condition) => void
}

const choices = (words: readonly { readonly code: string; readonly label: string }[]) =>
  words.map(({ code, label }) => ({ value: code, label }))

export function AskEditor({ condition, vocabulary, change }: AskProps) {
  const t = useSay()
  const fact = vocabulary.facts.find(({ code }) => code === condition.fact)
  const choose = (code: string) => {
    const chosen = vocabulary.facts.find((one) => one.code === code)
    if (chosen) change(askOf(chosen))
  }
  const known = fact
    ? vocabulary.facts
    : [{ code: condition.fact, label: condition.fact }, ...vocabulary.facts]
  return (
    <>
      <NativeSelect
        aria-label={t(m.policy_field_fact)}
        value={condition.fact}
        onChange={(event) => choose(event.currentTarget.value)}
        data={choices(known)}
      />
      <Compared condition={condition} vocabulary={vocabulary} change={change} fact={fact} />
    </>
  )
}

const wordsFor = ({ operators }: PolicyVocabulary, codes: readonly string[]) =>
  choices(operators.filter(({ code }) => codes.includes(code)))

type Of<Kind extends Ask['kind']> = Extract<Ask, { readonly kind: Kind }>
interface ComparedProps<Kind extends Ask['kind']> extends Omit<AskProps, 'condition'> {
  readonly condition: Of<Kind>
  readonly fact: Fact | undefined
}

function Compared({ condition, ...rest }: ComparedProps<Ask['kind']>) {
  switch (condition.kind) {
    case 'flag':
      return <Flag condition={condition} {...rest} />
    case 'recorded':
      return <Recorded {...rest} />
    case 'one-of':
      return <OneOf condition={condition} {...rest} />
    case 'includes':
      return <Includes condition={condition} {...rest} />
    case 'number':
      return <Figure condition={condition} {...rest} />
    case 'time':
      return <Time condition={condition} {...rest} />
  }
}

const wordOf = ({ operators }: PolicyVocabulary, code: string): string =>
  operators.find((one) => one.code === code)?.label ?? code

function Recorded({ vocabulary, fact }: Omit<ComparedProps<'recorded'>, 'condition'>) {
  const how = fact?.type === 'boolean' ? 'yes' : fact?.type === 'set' ? 'some' : 'recorded'
  return <span>{wordOf(vocabulary, how)}</span>
}

function Flag({ condition, vocabulary, change }: ComparedProps<'flag'>) {
  const t = useSay()
  return (
    <NativeSelect
      aria-label={t(m.policy_field_operator)}
      value={condition.value ? 'yes' : 'no'}
      onChange={(event) => change({ ...condition, value: event.currentTarget.value === 'yes' })}
      data={wordsFor(vocabulary, ['yes', 'no'])}
    />
  )
}

function OneOf({ condition, vocabulary, change, fact }: ComparedProps<'one-of'>) {
  const t = useSay()
  const values = fact?.values ?? condition.codes.map((code) => ({ code, label: code }))
  return (
    <Checkbox.Group
      aria-label={t(m.policy_field_value)}
      value={[...condition.codes]}
      onChange={(codes) => change({ ...condition, codes })}
    >
      <Group gap="xs">
        <span>{wordOf(vocabulary, 'is')}</span>
        {values.map(({ code, label }) => (
          <Checkbox key={code} value={code} label={label} size="sm" />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

function Includes({ condition, vocabulary, change, fact }: ComparedProps<'includes'>) {
  const t = useSay()
  return (
    <>
      <span>{wordOf(vocabulary, 'includes')}</span>
      <NativeSelect
        aria-label={t(m.policy_field_value)}
        value={condition.code}
        onChange={(event) => change({ ...condition, code: event.currentTarget.value })}
        data={choices(fact?.values ?? [])}
      />
    </>
  )
}

function Figure({ condition, vocabulary, change, fact }: ComparedProps<'number'>) {
  const t = useSay()
  const put = (value: string | number) => change({ ...condition, value: Number(value) })
  const label = t(m.policy_field_value)
  return (
    <>
      <NativeSelect
        aria-label={t(m.policy_field_operator)}
        value={condition.operator}
        onChange={(event) => change({ ...condition, operator: event.currentTarget.value })}
        data={wordsFor(vocabulary, ['===', '<', '>', '<=', '>='])}
      />
      {fact?.values ? (
        <NativeSelect
          aria-label={label}
          value={String(condition.value)}
          onChange={(event) => put(event.currentTarget.value)}
          data={choices(fact.values)}
        />
      ) : (
        <NumberInput
          aria-label={label}
          allowDecimal={false}
          value={condition.value}
          onChange={put}
          w="7rem"
        />
      )}
    </>
  )
}

function Time({ condition, vocabulary, change, fact }: ComparedProps<'time'>) {
  const t = useSay()
  return (
    <>
      <NativeSelect
        aria-label={t(m.policy_field_operator)}
        value={condition.operator}
        onChange={(event) => change({ ...condition, operator: event.currentTarget.value })}
        data={wordsFor(vocabulary, ['before', 'after', 'not-before', 'not-after'])}
      />
      <MomentEditor
        moment={condition.other}
        vocabulary={vocabulary}
        type={fact?.type ?? 'date'}
        change={(other) => change({ ...condition, other })}
      />
    </>
  )
}

interface MomentProps {
  readonly moment: Moment
  readonly vocabulary: PolicyVocabulary
  readonly type: Fact['type']
  readonly change: (moment: Moment) => void
}

/** "14 days before the day of arrival": a negative amount lies before. */
function MomentEditor({ moment, vocabulary, type, change }: MomentProps) {
  const t = useSay()
  const { fact, amount, unit } = moment
  const units = type === 'date' ? vocabulary.units.filter(({ code }) => code !== 'hour') : vocabulary.units
  return (
    <>
      <NumberInput
        aria-label={t(m.policy_field_amount)}
        allowDecimal={false}
        allowNegative={false}
        value={Math.abs(amount)}
        onChange={(value) => change({ ...moment, amount: Math.sign(amount || -1) * Math.abs(Number(value)) })}
        w="5rem"
      />
      <NativeSelect
        aria-label={t(m.policy_field_unit)}
        value={unit}
        onChange={(event) => change({ ...moment, unit: event.currentTarget.value })}
        data={choices(units)}
      />
      <NativeSelect
        aria-label={t(m.policy_field_operator)}
        value={amount > 0 ? 'later' : 'earlier'}
        onChange={(event) =>
          change({ ...moment, amount: (event.currentTarget.value === 'later' ? 1 : -1) * Math.abs(amount) })
        }
        data={wordsFor(vocabulary, ['earlier', 'later'])}
      />
      <NativeSelect
        aria-label={t(m.policy_field_fact)}
        value={fact}
        onChange={(event) => change({ ...moment, fact: event.currentTarget.value })}
        data={choices(vocabulary.facts.filter((one) => one.type === type))}
      />
    </>
  )
}
