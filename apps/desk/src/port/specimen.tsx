// A specimen with its label: the number of a printed one is scanned, or the house makes one to print.
import { Alert, Button, Group, Select, Stack, TextInput, Title } from '@mantine/core'
import { type BundleAnswer, SpecimenAnswer } from '@pratique/api-contract'
import { useState } from 'react'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { useInstant } from './desk-clock.ts'
import type { Person } from './shown.ts'

export const materials = {
  'nasopharyngeal-swab': m.material_nose,
  'oropharyngeal-swab': m.material_throat,
  sputum: m.material_sputum,
  blood: m.material_blood,
  other: m.material_other,
} as const

interface SpecimenProps {
  readonly bundle: BundleAnswer
  readonly person: Person
  readonly holderId: string
}

export function Specimen({ bundle, person, holderId }: SpecimenProps) {
  const t = useSay()
  const instant = useInstant()
  const [material, setMaterial] = useState<string>('nasopharyngeal-swab')
  const [number, setNumber] = useState('')
  const { outcome, record } = useDeed(SpecimenAnswer, () => {})
  const take = () =>
    void record({
      path: 'port/specimens',
      subject: holderId,
      summary: t(m.outbox_summary_specimen, { who: person.name }),
      body: {
        holderId,
        voyageId: bundle.voyageId,
        port: bundle.port,
        doneAt: instant().toISOString(),
        material,
        number: number.trim() || null,
      },
    })
  return (
    <div>
      <Title order={3}>{t(m.specimen)}</Title>
      <Stack gap="sm">
        <Group align="end">
          <Select
            label={t(m.specimen_material)}
            data={Object.entries(materials).map(([value, label]) => ({ value, label: t(label) }))}
            value={material}
            onChange={(chosen) => setMaterial(chosen ?? 'other')}
          />
          <TextInput
            label={t(m.specimen_number)}
            description={t(m.specimen_number_hint)}
            value={number}
            maxLength={40}
            dir="ltr"
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Button loading={outcome.state === 'busy'} onClick={take}>
            {t(m.specimen_take)}
          </Button>
        </Group>
        <OutcomeNote outcome={outcome} />
        {outcome.state === 'sent' && <Label specimen={outcome.answer} />}
      </Stack>
    </div>
  )
}

function Label({ specimen }: { readonly specimen: SpecimenAnswer }) {
  const t = useSay()
  return (
    <Alert color="accent" variant="outline" role="alert" className="label">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(specimen.label)}`}
        alt={specimen.number}
        width={160}
        height={160}
        className="qr"
      />
      <p className="mono">
        <bdi>{specimen.number}</bdi>
      </p>
      <Button variant="default" className="no-print" onClick={() => print()}>
        {t(m.specimen_print)}
      </Button>
    </Alert>
  )
}
