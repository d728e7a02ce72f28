// The parts of the server's page that the script works on.
import type { CheckFields } from './judgement/check-form.ts'

/** The element of this id; without it page and script do not belong together, which is a fault of ours. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no #${id}`)
  return found
}

/** What the form says. */
export function formFields(form: HTMLFormElement): CheckFields {
  const fields = new FormData(form)
  const text = (name: string): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    code: text('code'),
    number: text('number'),
    dateOfBirth: text('dateOfBirth'),
    expiresOn: text('expiresOn'),
    zone: text('zone'),
    unseen: fields.has('unseen'),
    endless: fields.has('endless'),
  }
}
