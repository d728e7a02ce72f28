// Somebody nobody finds: no declaration, no phone, perhaps no passport. Who she is on the list, or what she says; then she
// has a record and is screened like everybody.
import { Alert, Button, Checkbox, Group, Select, Stack, TextInput, Title } from '@mantine/core'
import { type BundleAnswer, DoorPerson, type FindAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { languageChoices, m, useSay } from '../say.tsx'
import { useInstant } from './desk-clock.ts'
import { packWord } from './pack-word.ts'

interface StrangerFormProps {
  readonly bundle: BundleAnswer
  readonly found: FindAnswer | null
  readonly close: () => void
}

const value = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null

export function StrangerForm({ bundle, found, close }: StrangerFormProps) {
  const t = useSay()
  const client = useQueryClient()
  const instant = useInstant()
  const [help, setHelp] = useState<readonly string[]>([])
  const { outcome, record } = useDeed(DoorPerson, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = value(form, 'primaryIdentifier') ?? ''
    void record({
      path: 'port/people',
      subject: `stranger ${name} ${value(form, 'dateOfBirth')}`,
      summary: t(m.outbox_summary_stranger, { who: name, flight: bundle.designator }),
      body: {
        voyageId: bundle.voyageId,
        personId: value(form, 'personId'),
        doneAt: instant().toISOString(),
        language: value(form, 'language') ?? 'en',
        primaryIdentifier: name,
        secondaryIdentifier: value(form, 'secondaryIdentifier') ?? '',
        dateOfBirth: value(form, 'dateOfBirth'),
        documentNumber: value(form, 'documentNumber'),
        nationality: value(form, 'nationality')?.toUpperCase() ?? null,
        telephone: value(form, 'telephone'),
        sex: found?.document?.sex ?? null,
        assistance: help,
      },
    })
  }
  const isDone = outcome.state === 'sent' || outcome.state === 'waiting'
  return (
    <section className="panel">
      <Title order={2}>{t(found === null ? m.stranger_title : m.stranger_not_found)}</Title>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="measure-text">{t(m.stranger_hint)}</p>
          <Fields bundle={bundle} found={found} />
          <Checkbox.Group label={t(m.stranger_help)} value={[...help]} onChange={setHelp}>
            <Group mt="xs">
              {Object.keys(bundle.words.assistance).map((need) => (
                <Checkbox key={need} value={need} label={packWord(t, bundle.words.assistance, need)} />
              ))}
            </Group>
          </Checkbox.Group>
          <OutcomeNote outcome={outcome} />
          {outcome.state === 'sent' && (
            <Alert color="accent" variant="outline" role="alert">
              {t(m.stranger_done, { who: outcome.answer.name })}
            </Alert>
          )}
          <Group>
            {!isDone && (
              <Button type="submit" size="lg" loading={outcome.state === 'busy'}>
                {t(m.stranger_record)}
              </Button>
            )}
            <Button variant={isDone ? 'filled' : 'subtle'} size="lg" onClick={close}>
              {t(isDone ? m.port_next : m.cancel)}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  )
}

function Fields({ bundle, found }: Pick<StrangerFormProps, 'bundle' | 'found'>) {
  const t = useSay()
  const document = found?.document
  const listed = bundle.people.filter(({ holderId, personId }) => holderId === null && personId !== null)
  return (
    <div className="mapping">
      <Select
        name="personId"
        label={t(m.stranger_listed)}
        data={listed.map(({ personId, name, seat }) => ({
          value: personId ?? '',
          label: [seat, name].filter(Boolean).join(' '),
        }))}
        defaultValue={found?.listed[0]?.personId ?? null}
        searchable
        clearable
        allowDeselect
      />
      <TextInput
        name="primaryIdentifier"
        label={t(m.family_name)}
        defaultValue={document?.primaryIdentifier}
        required
        maxLength={80}
      />
      <TextInput
        name="secondaryIdentifier"
        label={t(m.given_names)}
        defaultValue={document?.secondaryIdentifier}
        maxLength={80}
      />
      <TextInput
        name="dateOfBirth"
        type="date"
        label={t(m.birth_date)}
        defaultValue={document?.dateOfBirth ?? ''}
      />
      <TextInput
        name="documentNumber"
        label={t(m.stranger_document)}
        defaultValue={document?.documentNumber}
        maxLength={40}
        dir="ltr"
      />
      <TextInput
        name="nationality"
        label={t(m.stranger_nationality)}
        defaultValue={document?.nationality ?? ''}
        pattern="[A-Za-z]{3}"
        maxLength={3}
        dir="ltr"
      />
      <TextInput name="telephone" label={t(m.telephone)} maxLength={40} dir="ltr" />
      <Select
        name="language"
        label={t(m.stranger_language)}
        data={languageChoices}
        defaultValue={t.language}
      />
    </div>
  )
}
