// A table of results from a laboratory without FHIR: taken whole, or refused with each fault in its row.
import { Button, FileButton, Stack, Textarea, Title } from '@mantine/core'
import { ResultsAnswer } from '@pratique/api-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, Refusal } from '../api/client.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import { TakenNote } from './taken-note.tsx'

export function UploadResults() {
  const t = useSay()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const take = useMutation({
    mutationFn: () =>
      ask(ResultsAnswer, 'laboratory/results', { method: 'POST', body: { format: 'csv', text } }),
    onSuccess: () => {
      setText('')
      void client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
  const change = (typed: string) => {
    setText(typed)
    take.reset()
  }
  return (
    <section className="panel">
      <Title order={2}>{t(m.lab_upload)}</Title>
      <Stack gap="sm">
        <p className="measure-text quiet">{t(m.lab_upload_hint)}</p>
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void file?.text().then(change)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t(m.list_choose_file)}
            </Button>
          )}
        </FileButton>
        <Textarea
          label={t(m.list_text)}
          value={text}
          dir="ltr"
          className="mono-field"
          spellCheck={false}
          autosize
          minRows={3}
          maxRows={10}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {take.error && <Trouble error={take.error} />}
        {take.error instanceof Refusal && <Faults errors={take.error.errors} />}
        {take.data && <TakenNote answer={take.data} />}
        <Button disabled={text.trim() === ''} loading={take.isPending} onClick={() => take.mutate()}>
          {t(m.lab_upload)}
        </Button>
      </Stack>
    </section>
  )
}

function Faults({ errors }: { readonly errors: Refusal['errors'] }) {
  if (errors.length === 0) return null
  return (
    <ul lang="en" dir="auto">
      {errors.slice(0, 50).map(({ pointer, detail }) => (
        <li key={`${pointer} ${detail}`}>
          <strong>{pointer}</strong> {detail}
        </li>
      ))}
    </ul>
  )
}
