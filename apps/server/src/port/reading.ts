// A temperature as an instrument shows it becomes degrees Celsius, or is refused: a wrong unit or a wrong decimal point
// must never become a fact.
export interface GivenReading {
  readonly value: number
  readonly unit: 'C' | 'F'
  readonly at: string
  readonly device: string
}

export interface ReadingFault {
  readonly at: number
  readonly detail: string
}

export interface Range {
  readonly lowest: number
  readonly highest: number
}

const tenths = (value: number): number => Math.round(value * 10) / 10

export const celsiusOf = ({ value, unit }: Pick<GivenReading, 'value' | 'unit'>): number =>
  tenths(unit === 'F' ? ((value - 32) * 5) / 9 : value)

export function readingFaults(
  readings: readonly GivenReading[],
  { lowest, highest }: Range,
): readonly ReadingFault[] {
  const isIn = (celsius: number) => celsius >= lowest && celsius <= highest
  return readings.flatMap((reading, at) => {
    if (isIn(celsiusOf(reading))) return []
    const asOther = celsiusOf({ value: reading.value, unit: reading.unit === 'C' ? 'F' : 'C' })
    const hint = isIn(asOther)
      ? ` It looks like degrees ${reading.unit === 'C' ? 'Fahrenheit' : 'Celsius'}: choose that unit.`
      : ' Measure again.'
    return [{ at, detail: `${reading.value} °${reading.unit} is no temperature of a person.${hint}` }]
  })
}
