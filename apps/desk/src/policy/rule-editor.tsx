// Rules side by side as sentences and in source: choose one, change it, and read at once what it says.
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { State } from '../frame/state.tsx'
import { m, useSay } from '../say.tsx'
import { SourceField } from './source-field.tsx'
import type { EditedDraft, RuleSource } from './use-draft.ts'

interface EditorProps {
  readonly draft: EditedDraft
  readonly editable: boolean
}

const head = 'head'

export function RuleEditor({ draft, editable }: EditorProps) {
  const t = useSay()
  const [chosen, choose] = useState(draft.rules[0]?.id ?? head)
  const { rules: _rules, ...dates } = draft.document
  const rule = draft.rules.find(({ id }) => id === chosen)
  return (
    <div className="columns">
      <ol className="plain rule-list">
        <li>
          <button type="button" aria-pressed={chosen === head} onClick={() => choose(head)}>
            {t(m.policy_head)}
          </button>
        </li>
        {draft.rules.map(({ id }) => (
          <li key={id}>
            <button type="button" aria-pressed={chosen === id} onClick={() => choose(id)}>
              <Sentence draft={draft} id={id} />
            </button>
          </li>
        ))}
      </ol>
      <Stack>
        {rule ? (
          <RuleSourceField key={rule.id} draft={draft} rule={rule} editable={editable} choose={choose} />
        ) : (
          <SourceField
            key={head}
            label={t(m.policy_head)}
            value={dates}
            editable={editable}
            change={(value) => draft.setDocument({ ...draft.document, ...(value as typeof draft.document) })}
          />
        )}
      </Stack>
    </div>
  )
}

function Sentence({ draft, id }: { readonly draft: EditedDraft; readonly id: string }) {
  const said = draft.check.rules.find((rule) => rule.id === id)
  if (!said) return <code>{id}</code>
  return (
    <>
      <State colour={said.colour} label={said.title} />
      <span>{said.sentence}</span>
      {said.measures.length > 0 && <span className="quiet">→ {said.measures.join('; ')}</span>}
    </>
  )
}

interface RuleProps extends EditorProps {
  readonly rule: RuleSource
  readonly choose: (id: string) => void
}

function RuleSourceField({ draft, rule, editable, choose }: RuleProps) {
  const t = useSay()
  const put = (rules: readonly RuleSource[]) => draft.setDocument({ ...draft.document, rules })
  const add = () => {
    const numbers = draft.rules.map(({ number }) => Number(number))
    const next = { ...rule, id: `${rule.id}-2`, number: Math.max(...numbers) + 1 }
    put(draft.rules.flatMap((one) => (one === rule ? [one, next] : [one])))
    choose(next.id)
  }
  const remove = () => {
    put(draft.rules.filter((one) => one !== rule))
    choose(head)
  }
  return (
    <>
      <SourceField
        label={`${t(m.policy_source)}: ${rule.id}`}
        value={rule}
        editable={editable}
        change={(value) => {
          const changed = value as RuleSource
          put(draft.rules.map((one) => (one === rule ? changed : one)))
          if (changed.id !== rule.id) choose(changed.id)
        }}
      />
      {editable && (
        <Group>
          <Button variant="default" onClick={add}>
            {t(m.policy_add_rule)}
          </Button>
          <Button variant="default" onClick={remove}>
            {t(m.policy_remove_rule)}
          </Button>
        </Group>
      )}
    </>
  )
}
