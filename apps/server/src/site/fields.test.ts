import { expect, test } from 'vitest'
import { errorSummary } from './error-summary.ts'
import { choiceField, textField } from './fields.ts'
import { say } from './say.ts'

test('what a traveller types comes back escaped and in its field', () => {
  const field = String(textField({ name: 'name', label: 'Name', value: '"><script>alert(1)</script>' }))
  expect(field).toContain('value="&quot;&gt;&lt;script&gt;')
  expect(field).not.toContain('<script>')
})

test('a field with an error is tied to its hint and its message', () => {
  const field = String(
    textField({ name: 'a.b', label: 'Day', value: '', hint: 'On the ticket', error: 'Enter the day' }),
  )
  expect(field).toContain('aria-describedby="f-a-b-hint f-a-b-error" aria-invalid="true"')
  expect(field).toContain('id="f-a-b-error">Enter the day<')
})

test('the summary links each error to its field and counts as Arabic does', () => {
  const errors = [1, 2, 3].map((n) => ({ name: `stop.${n}`, message: `m${n}` }))
  expect(String(errorSummary(say('en'), errors))).toContain('<a href="#f-stop-1">m1</a>')
  expect(String(errorSummary(say('ar'), errors))).toContain('هناك 3 أمور')
})

test('what depends on a choice stands inside that choice', () => {
  const field = String(
    choiceField({
      name: 'fever',
      label: 'Fever?',
      many: false,
      chosen: ['yes'],
      options: [
        { value: 'yes', label: 'Yes', nested: textField({ name: 'since', label: 'Since', value: '' }) },
        { value: 'no', label: 'No' },
      ],
    }),
  )
  expect(field).toMatch(/value="yes"[^>]* checked>\s*<label for="f-fever">Yes<\/label><div class="when">/)
  expect(field).not.toMatch(/value="no"[^>]* checked/)
})
