// Finds a person by what is shown or said. Names are sealed, so only a whole document number, a reference, or a name
// with its birth date finds anybody; each search is kept with its purpose.

import { Button, Group, SegmentedControl, Select, Stack, TextInput, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { purposes, SearchAnswer, type SearchRequest } from '@pratique/api-contract'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { ask } from '../api/client.ts'
import { instanceQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { HolderTable } from '../holders/holder-table.tsx'
import { m, useSay } from '../say.tsx'

const route = getRouteApi('/frame/search')
type By = SearchRequest['by']
type Purpose = SearchRequest['purpose']

const purposeNames: Readonly<Record<Purpose, typeof m.purpose_other>> = {
  arrival: m.purpose_arrival,
  question: m.purpose_question,
  correction: m.purpose_correction,
  'contact-tracing': m.purpose_tracing,
  handover: m.purpose_handover,
  other: m.purpose_other,
}

export function SearchPage() {
  const t = useSay()
  const { reference } = route.useSearch()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const search = useMutation({
    mutationFn: (body: SearchRequest) => ask(SearchAnswer, 'searches', { method: 'POST', body }),
  })
  const { data } = search
  return (
    <Stack gap="md">
      <Title order={1}>{t(m.search)}</Title>
      <SearchForm
        key={reference ?? ''}
        reference={reference ?? ''}
        search={search.mutate}
        isBusy={search.isPending}
      />
      {search.error && <Trouble error={search.error} />}
      <div role="status">
        {data?.holders.length === 0 && data.elsewhere === 0 && <p>{t(m.found_nobody)}</p>}
        {data && data.elsewhere > 0 && <p>{t(m.found_elsewhere, { count: data.elsewhere })}</p>}
      </div>
      {data && data.holders.length > 0 && (
        <HolderTable
          holders={data.holders}
          zone={instance.zone}
          first={{ title: t(m.name), cell: ({ name }) => name }}
        />
      )}
    </Stack>
  )
}

interface SearchFormProps {
  readonly reference: string
  readonly search: (asked: SearchRequest) => void
  readonly isBusy: boolean
}

function SearchForm({ reference, search, isBusy }: SearchFormProps) {
  const t = useSay()
  const [by, setBy] = useState<By>('reference')
  const isNarrow = useMediaQuery('(max-width: 36em)')
  const [purpose, setPurpose] = useState<Purpose>('arrival')
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    search(askedBy(by, purpose, new FormData(event.currentTarget)))
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={640}>
        <SegmentedControl
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          aria-label={t(m.search_by)}
          value={by}
          onChange={(chosen) => setBy(chosen as By)}
          data={[
            { value: 'reference', label: t(m.by_reference) },
            { value: 'document', label: t(m.by_document) },
            { value: 'name', label: t(m.by_name) },
          ]}
        />
        <Fields by={by} reference={reference} />
        <Select
          label={t(m.purpose)}
          description={t(m.purpose_hint)}
          value={purpose}
          onChange={(chosen) => setPurpose((chosen ?? 'other') as Purpose)}
          data={purposes.map((value) => ({ value, label: t(purposeNames[value]) }))}
        />
        <Group>
          <Button type="submit" loading={isBusy}>
            {t(m.find)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Fields({ by, reference }: { readonly by: By; readonly reference: string }) {
  const t = useSay()
  if (by === 'reference')
    return (
      <TextInput
        name="reference"
        label={t(m.by_reference)}
        defaultValue={reference}
        placeholder="7K4-D9X-WQ2"
        required
        maxLength={40}
        dir="ltr"
      />
    )
  if (by === 'document')
    return <TextInput name="number" label={t(m.document_number)} required maxLength={40} dir="ltr" />
  return (
    <Group grow align="end">
      <TextInput name="primary" label={t(m.family_name)} required maxLength={80} />
      <TextInput name="secondary" label={t(m.given_names)} maxLength={80} />
      <TextInput name="dateOfBirth" type="date" label={t(m.birth_date)} required />
    </Group>
  )
}

function askedBy(by: By, purpose: Purpose, form: FormData): SearchRequest {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  if (by === 'reference') return { by, purpose, reference: text('reference') }
  if (by === 'document') return { by, purpose, number: text('number') }
  return {
    by,
    purpose,
    primary: text('primary'),
    secondary: text('secondary'),
    dateOfBirth: text('dateOfBirth'),
  }
}
