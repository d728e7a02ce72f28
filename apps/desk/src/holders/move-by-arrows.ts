// Arrow keys move from row to row of a list, by the first link of each; Home and End to the first and the last.
import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
}

export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement)) return
  const row = event.target.closest('tr')
  const step = steps[event.key]
  const to = step === undefined ? edgeOf(row, event.key) : row?.[step]
  const link = to?.querySelector('a')
  if (!link) return
  event.preventDefault()
  link.focus()
}

function edgeOf(row: HTMLTableRowElement | null, key: string): Element | null | undefined {
  if (key === 'Home') return row?.parentElement?.firstElementChild
  return key === 'End' ? row?.parentElement?.lastElementChild : undefined
}
