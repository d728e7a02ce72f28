// The words of the rules in every language, side by side with the language of the officer's choice.
import { NativeSelect, Stack, Textarea, Title } from '@mantine/core'
import type { DraftAnswer } from '@pratique/api-contract'
import { useState } from 'react'
import { type Language, languageChoices, languages, m, useSay } from '../say.tsx'
import type { EditedDraft } from './use-draft.ts'

type Words = Readonly<Record<string, string>>
type InLanguages = Readonly<Partial<Record<Language, Words>>>

interface TextProps {
  readonly draft: EditedDraft
  readonly words: DraftAnswer['words']
  readonly editable: boolean
}

export function TextEditor({ draft, words, editable }: TextProps) {
  const t = useSay()
  const [language, setLanguage] = useState<Language>(t.language)
  const keys = [...new Set(draft.rules.map(({ texts }) => String(texts)))]
  return (
    <Stack>
      <NativeSelect
        label={t(m.policy_language_shown)}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value as Language)}
        data={languageChoices}
        maw="16rem"
      />
      {keys.map((key) => (
        <Texts
          key={`${key} ${language}`}
          name={key}
          language={language}
          words={(draft.texts[key] ?? words[key] ?? {}) as InLanguages}
          editable={editable}
          change={(changed) => draft.setTexts({ ...draft.texts, [key]: changed })}
        />
      ))}
    </Stack>
  )
}

interface TextsProps {
  readonly name: string
  readonly language: Language
  readonly words: InLanguages
  readonly editable: boolean
  readonly change: (words: InLanguages) => void
}

function Texts({ name, language, words, editable, change }: TextsProps) {
  const t = useSay()
  const own = words[language] ?? {}
  const fields = [
    ['title', t(m.policy_title)],
    ['because', t(m.policy_because)],
    ['change', t(m.policy_change_text)],
    ['now', t(m.policy_now_text)],
  ] as const
  return (
    <section className="panel" lang={language} dir={languages[language].direction}>
      <Title order={3}>
        <code>{name}</code>
      </Title>
      {fields.map(([field, label]) => (
        <Textarea
          key={field}
          label={label}
          value={own[field] ?? ''}
          readOnly={!editable}
          autosize
          minRows={1}
          onChange={(event) =>
            change({ ...words, [language]: { ...own, [field]: event.currentTarget.value } })
          }
        />
      ))}
    </section>
  )
}
