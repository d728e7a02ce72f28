// What help somebody needs, in words.
import { m, type Say } from '../say.tsx'

const names: Readonly<Record<string, typeof m.need_interpreter>> = {
  interpreter: m.need_interpreter,
  wheelchair: m.need_wheelchair,
  pregnancy: m.need_pregnancy,
  medicines: m.need_medicines,
  dialysis: m.need_dialysis,
}

export const needs = Object.keys(names)

export function assistanceName(t: Say, code: string): string {
  const named = names[code]
  return named ? t(named) : code.replaceAll('-', ' ')
}
