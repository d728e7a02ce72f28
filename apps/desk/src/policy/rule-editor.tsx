// Rules as sentences: choose one, change it by words or in source beside it, and read at once what it says.
import { Button, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { State } from '../frame/state.tsx'
import { m, useSay } from '../say.tsx'
import { vocabularyQuery } from './queries.ts'
import { RuleForm } from './rule-form.tsx'
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
  const beside = useMediaQuery('(min-width: 1000px)', true)
  const editor = <Chosen key={chosen} draft={draft} editable={editable} chosen={chosen} choose={choose} />
  const here = (id: string) => !beside && id === chosen && <div className="rule-source">{editor}</div>
  return (
    <div className="columns even">
      <ol className="plain rule-list">
        <li>
          <button type="button" aria-pressed={chosen === head} onClick={() => choose(head)}>
            {t(m.policy_head)}
          </button>
          {here(head)}
        </li>
        {draft.rules.map(({ id }, i) => (
          <li key={id}>
            <button type="button" aria-pressed={chosen === id} onClick={() => choose(id)}>
              <Sentence draft={draft} id={id} />
              <FaultsOf draft={draft} at={i} />
            </button>
            {here(id)}
          </li>
        ))}
      </ol>
      {beside && <div className="rule-source">{editor}</div>}
    </div>
  )
}

/** What is wrong with a rule stands under it, where it is mended. */
function FaultsOf({ draft: { check }, at }: { readonly draft: EditedDraft; readonly at: number }) {
  const own = check.faults.filter(({ path }) => path === `/rules/${at}` || path.startsWith(`/rules/${at}/`))
  return own.map(({ path, message }) => (
    <span key={`${path} ${message}`} className="fault">
      {message}
    </span>
  ))
}

interface ChosenProps extends EditorProps {
  readonly chosen: string
  readonly choose: (id: string) => void
}

function Chosen({ draft, editable, chosen, choose }: ChosenProps) {
  const t = useSay()
  const { rules: _rules, ...dates } = draft.document
  const rule = draft.rules.find(({ id }) => id === chosen)
  if (rule) return <RuleFields draft={draft} rule={rule} editable={editable} choose={choose} />
  return (
    <SourceField
      label={t(m.policy_head)}
      value={dates}
      editable={editable}
      change={(value) => draft.setDocument({ ...draft.document, ...(value as typeof draft.document) })}
    />
  )
}

function Sentence({ draft, id }: { readonly draft: EditedDraft; readonly id: string }) {
  const said = draft.check.rules.find((rule) => rule.id === id)
  if (!said) return <code>{id}</code>
  return (
    <>
      <State colour={said.colour} label={said.title} />
      <span>{said.sentence}</span>
      {said.measures.length > 0 && <span className="quiet onward">{said.measures.join('; ')}</span>}
    </>
  )
}

interface RuleProps extends EditorProps {
  readonly rule: RuleSource
  readonly choose: (id: string) => void
}

function RuleFields({ draft, rule, editable, choose }: RuleProps) {
  const t = useSay()
  const { data: vocabulary } = useQuery(vocabularyQuery(draft.document.scheme))
  // Typed source is kept as it was typed; another hand at the form writes it anew.
  const [written, setWritten] = useState(0)
  const put = (rules: readonly RuleSource[]) => draft.setDocument({ ...draft.document, rules })
  const change = (changed: RuleSource) => {
    put(draft.rules.map((one) => (one === rule ? changed : one)))
    if (changed.id !== rule.id) choose(changed.id)
  }
  const add = () => {
    const numbers = draft.rules.map(({ number }) => Number(number))
    const next = { ...rule, id: freeId(draft.rules, rule.id), number: Math.max(...numbers) + 1 }
    put(draft.rules.flatMap((one) => (one === rule ? [one, next] : [one])))
    choose(next.id)
  }
  const remove = () => {
    put(draft.rules.filter((one) => one !== rule))
    choose(head)
  }
  return (
    <>
      {editable && vocabulary && (
        <RuleForm
          rule={rule}
          vocabulary={vocabulary}
          change={(changed) => {
            change(changed)
            setWritten((count) => count + 1)
          }}
        />
      )}
      <details open={!editable}>
        <summary>{t(m.policy_source)}</summary>
        <SourceField
          key={written}
          label={`${t(m.policy_source)}: ${rule.id}`}
          value={rule}
          editable={editable}
          change={(value) => change(value as RuleSource)}
        />
      </details>
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

/** `id-2`, or the next that no rule has. */
function freeId(rules: readonly RuleSource[], id: string, next = 2): string {
  const candidate = `${id}-${next}`
  return rules.some((rule) => rule.id === candidate) ? freeId(rules, id, next + 1) : candidate
}
