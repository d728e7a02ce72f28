// Arrow keys move from row to row of a list, by the first link of each.
import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
}

export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined || !(event.target instanceof HTMLElement)) return
  const link = event.target.closest('tr')?.[step]?.querySelector('a')
  if (!link) return
  event.preventDefault()
  link.focus()
}
