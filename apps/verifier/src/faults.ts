// Shows what must be mended: a summary with links first, then each message at its field (WCAG 2.2, 3.3.1).
import type { CheckFault, CheckFieldName } from './judgement/check-form.ts'
import { faultText } from './judgement/fault-text.ts'
import { element } from './page.ts'
import type { VerifierWords } from './page-data.ts'

const fieldNames: readonly CheckFieldName[] = ['code', 'number', 'dateOfBirth', 'expiresOn', 'zone']

/** Takes old messages away and shows these; goes to the summary when there are any. */
export function showFaults(faults: readonly CheckFault[], words: VerifierWords): void {
  for (const name of fieldNames) clear(name)
  const summary = element('summary')
  summary.hidden = faults.length === 0
  const messages = faults.map((fault) => ({ field: fault.field, text: faultText(fault, words) }))
  element('summary-list').replaceChildren(...messages.map(({ field, text }) => summaryLine(field, text)))
  for (const { field, text } of messages) mark(field, text)
  if (faults.length > 0) summary.focus()
}

function summaryLine(field: CheckFieldName, text: string): HTMLLIElement {
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = `#f-${field}`
  link.textContent = text
  line.append(link)
  return line
}

function mark(field: CheckFieldName, text: string): void {
  const input = element(`f-${field}`)
  const message = document.createElement('span')
  message.className = 'message'
  message.id = `f-${field}-error`
  message.textContent = text
  input.before(message)
  input.setAttribute('aria-invalid', 'true')
  input.setAttribute('aria-describedby', message.id)
  input.closest('.field')?.classList.add('wrong')
  input.closest('details')?.setAttribute('open', '')
}

function clear(field: CheckFieldName): void {
  const input = element(`f-${field}`)
  document.getElementById(`f-${field}-error`)?.remove()
  input.removeAttribute('aria-invalid')
  input.removeAttribute('aria-describedby')
  input.closest('.field')?.classList.remove('wrong')
}
