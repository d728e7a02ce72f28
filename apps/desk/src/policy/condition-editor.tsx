// A condition put together from words: groups of "all", "any" and "not", and what is asked of a fact in each line.
import { Button, NativeSelect } from '@mantine/core'
import type { PolicyVocabulary } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'
import { AskEditor } from './ask-editor.tsx'
import { askOf, type Condition } from './condition.ts'

interface EditorProps {
  readonly condition: Condition
  readonly vocabulary: PolicyVocabulary
  readonly change: (condition: Condition) => void
  readonly remove?: () => void
}

export function ConditionEditor(props: EditorProps) {
  const { condition, vocabulary, change, remove } = props
  const t = useSay()
  if ('fact' in condition)
    return (
      <div className="ask">
        <AskEditor condition={condition} vocabulary={vocabulary} change={change} />
        {remove && <Remove remove={remove} />}
      </div>
    )
  if (condition.kind !== 'source') return <GroupEditor {...props} />
  return (
    <div className="ask">
      <code dir="ltr">{JSON.stringify(condition.source)}</code>
      <span className="quiet">{t(m.policy_only_source)}</span>
      {remove && <Remove remove={remove} />}
    </div>
  )
}

function Remove({ remove }: { readonly remove: () => void }) {
  const t = useSay()
  return (
    <Button size="compact-sm" variant="default" onClick={remove}>
      {t(m.policy_remove)}
    </Button>
  )
}

const partsOf = (condition: Condition): readonly Condition[] =>
  'parts' in condition ? condition.parts : condition.kind === 'not' ? [condition.part] : []

function GroupEditor({ condition, vocabulary, change, remove }: EditorProps) {
  const t = useSay()
  const parts = partsOf(condition)
  const { kind } = condition
  const regroup = (to: string, inside: readonly Condition[] = parts) => {
    const [first] = inside
    if (to === 'not' && first)
      change({ kind: 'not', part: inside.length === 1 ? first : { kind: 'all', parts: inside } })
    else change({ kind: to === 'any' ? 'any' : 'all', parts: inside })
  }
  const [fact] = vocabulary.facts
  return (
    <fieldset className="group">
      <div className="ask">
        <NativeSelect
          aria-label={t(m.policy_field_when)}
          value={kind}
          onChange={(event) => regroup(event.currentTarget.value)}
          data={[
            { value: 'all', label: t(m.policy_all_of) },
            { value: 'any', label: t(m.policy_any_of) },
            { value: 'not', label: t(m.policy_not_so) },
          ]}
        />
        {remove && <Remove remove={remove} />}
      </div>
      {parts.map((part, i) => (
        <ConditionEditor
          key={i}
          condition={part}
          vocabulary={vocabulary}
          change={(next) => regroup(kind, parts.with(i, next))}
          {...(parts.length > 1 && { remove: () => regroup(kind, parts.toSpliced(i, 1)) })}
        />
      ))}
      {fact && (
        <Button size="compact-sm" variant="default" onClick={() => regroup(kind, [...parts, askOf(fact)])}>
          {t(m.policy_add_condition)}
        </Button>
      )}
    </fieldset>
  )
}
