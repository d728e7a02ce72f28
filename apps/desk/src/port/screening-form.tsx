// Primary screening: a temperature, symptoms, one touch. For somebody well it takes three digits and Enter.
import { Button, Group, SegmentedControl, TextInput } from '@mantine/core'
import type { BundleAnswer } from '@pratique/api-contract'
import { type SyntheticEvent, useState } from 'react'
import { m, useSay } from '../say.tsx'
import { laneNames } from './lane-sign.tsx'
import type { LaneNow, Seen } from './local-lane.ts'
import { packWord } from './pack-word.ts'
import { keepThermometer, thermometer } from './tablet.ts'
import { readTemperature, type Temperature, type Unit } from './temperature.ts'

export interface Screened {
  readonly readings: readonly { readonly value: number; readonly unit: Unit; readonly device: string }[]
  readonly symptoms: readonly string[]
}

interface ScreeningFormProps {
  readonly limits: BundleAnswer['reading']
  readonly symptoms: readonly string[]
  readonly words: BundleAnswer['words']['symptoms']
  readonly lane: (seen: Seen) => LaneNow
  readonly seen: (seen: Seen) => void
  readonly busy: boolean
  readonly record: (screened: Screened) => void
}

interface Typed {
  readonly first: string
  readonly second: string
  readonly unit: Unit
  readonly device: string
}

export function ScreeningForm({ limits, symptoms, words, lane, seen, busy, record }: ScreeningFormProps) {
  const t = useSay()
  const [typed, setTyped] = useState<Typed>({ first: '', second: '', unit: 'C', device: thermometer() })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const first = readTemperature(typed.first, typed.unit, limits)
  const second = readTemperature(typed.second, typed.unit, limits)
  const now: Seen = { fever: first?.isFever === true, symptoms: chosen.length }
  const change = (changed: Partial<Typed>) => {
    const after = { ...typed, ...changed }
    setTyped(after)
    seen({
      fever: readTemperature(after.first, after.unit, limits)?.isFever === true,
      symptoms: chosen.length,
    })
  }
  const toggle = (symptom: string) => {
    const after = chosen.includes(symptom) ? chosen.filter((one) => one !== symptom) : [...chosen, symptom]
    setChosen(after)
    seen({ ...now, symptoms: after.length })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (first === null) return
    const reading = (temperature: Temperature, device: string) => ({
      value: temperature.value,
      unit: typed.unit,
      device,
    })
    const readings = [reading(first, typed.device), ...(second ? [reading(second, `${typed.device} 2`)] : [])]
    record({ readings, symptoms: chosen })
  }
  return (
    <form onSubmit={submit} className="screening">
      <Temperatures typed={typed} change={change} first={first} limits={limits} />
      <fieldset className="chips" aria-label={t(m.port_symptoms)}>
        {symptoms.map((symptom) => (
          <button
            key={symptom}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(symptom)}
            onClick={() => toggle(symptom)}
          >
            {packWord(t, words, symptom)}
          </button>
        ))}
      </fieldset>
      <Button type="submit" size="xl" fullWidth loading={busy} disabled={first === null}>
        {t(m.port_record, { lane: t(laneNames[lane(now).lane]) })}
      </Button>
    </form>
  )
}

interface TemperaturesProps {
  readonly typed: Typed
  readonly change: (changed: Partial<Typed>) => void
  readonly first: Temperature | null
  readonly limits: BundleAnswer['reading']
}

function Temperatures({ typed, change, first, limits }: TemperaturesProps) {
  const t = useSay()
  const isWrong = typed.first.length > 2 && first === null
  return (
    <>
      <Group align="end" gap="sm">
        <TextInput
          label={t(m.port_temperature)}
          value={typed.first}
          onChange={(event) => change({ first: event.currentTarget.value })}
          error={isWrong && t(m.port_temperature_wrong, { lowest: limits.lowest, highest: limits.highest })}
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          autoFocus
          size="xl"
          w={170}
          dir="ltr"
          rightSection={<span aria-hidden="true">°{typed.unit}</span>}
        />
        <SegmentedControl
          aria-label={t(m.port_unit)}
          value={typed.unit}
          onChange={(unit) => change({ unit: unit as Unit })}
          data={[
            { value: 'C', label: '°C' },
            { value: 'F', label: '°F' },
          ]}
        />
        <TextInput
          label={t(m.port_thermometer)}
          value={typed.device}
          maxLength={30}
          w={130}
          onChange={(event) => {
            keepThermometer(event.currentTarget.value)
            change({ device: event.currentTarget.value })
          }}
        />
      </Group>
      {first?.isFever && (
        <div className="second-reading" role="alert">
          <p className="alert">{t(m.port_fever)}</p>
          <TextInput
            label={t(m.port_second)}
            value={typed.second}
            onChange={(event) => change({ second: event.currentTarget.value })}
            inputMode="decimal"
            size="md"
            w={170}
            dir="ltr"
          />
        </div>
      )}
    </>
  )
}
