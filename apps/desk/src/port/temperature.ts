// A temperature as it is typed in a hurry: `366`, `36.6`, `36,6`, `97.9`. What the instrument cannot have shown is refused.
export interface TemperatureLimits {
  readonly lowest: number
  readonly highest: number
  readonly fever: number
}

export type Unit = 'C' | 'F'

export interface Temperature {
  readonly value: number
  readonly celsius: number
  readonly isFever: boolean
}

const tenths = (value: number): number => Math.round(value * 10) / 10
const celsiusOf = (value: number, unit: Unit): number => tenths(unit === 'C' ? value : ((value - 32) * 5) / 9)

/** Null for what is no temperature of a living person in this unit. */
export function readTemperature(typed: string, unit: Unit, limits: TemperatureLimits): Temperature | null {
  const text = typed.trim().replace(',', '.')
  // Three or four digits without a point: the last is a tenth.
  const value =
    /^\d{3,4}$/.test(text) && !(unit === 'F' && text.length === 3 && text < '115')
      ? Number(text) / 10
      : Number(text)
  if (!/^\d{2,4}(\.\d{1,2})?$/.test(text) || Number.isNaN(value)) return null
  const celsius = celsiusOf(value, unit)
  if (celsius < limits.lowest || celsius > limits.highest) return null
  return { value: tenths(value), celsius, isFever: celsius >= limits.fever }
}
