// Keeps what was changed as another revision, with a word on what it is; or takes it back.
import { Button, Group, TextInput } from '@mantine/core'
import type { DraftAnswer } from '@pratique/api-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import { draftQuery, saveDraft } from './queries.ts'
import type { EditedDraft } from './use-draft.ts'

export function SaveBar({ answer, draft }: { readonly answer: DraftAnswer; readonly draft: EditedDraft }) {
  const t = useSay()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const { draftId, revision } = answer
  const save = useMutation({
    mutationFn: () => saveDraft(draftId, { revision, document: draft.document, texts: draft.texts, note }),
    onSuccess: (kept) => client.setQueryData(draftQuery(draftId).queryKey, kept),
  })
  if (!draft.changed) return null
  return (
    <div className="panel">
      <p role="status">{t(m.policy_unsaved)}</p>
      <Group align="end">
        <TextInput
          label={t(m.policy_note)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          style={{ flex: 1, minInlineSize: '14rem' }}
        />
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t(m.policy_save, { revision: revision + 1 })}
        </Button>
        <Button variant="default" onClick={draft.undo}>
          {t(m.policy_undo)}
        </Button>
      </Group>
      {save.error && <Trouble error={save.error} />}
    </div>
  )
}
