import { expect, test } from 'vitest'
import { languageList } from '../site/language.ts'
import { say } from '../site/say.ts'
import { knownPurpose } from './held-words.ts'
import { subjectInWords } from './told-words.ts'

/** As the rooms write them when they open a name. */
const purposes = [
  'shown to the traveller on asking',
  'declaration shown to who has its secret',
  'health code issued',
  'code page opened',
  'companion shown on a code page',
  'to send a message: appeal-filed',
  'corrected by the traveller',
  'boarding check of SU206',
  'boarding checks were followed',
  'told to the IHR focal point of IT',
  'matching the passenger list of SU206',
  'the tablet of SU206 was made ready',
  'data screening of SU206',
  'seen at the door of the port',
  'compared with a certificate',
  'desk: the page of the holder was opened',
  'desk: what contradicts a declaration was looked at',
  'desk: two screenings of one person were compared',
  'desk: contacts of the district were listed',
  'desk: an appeal was read',
  ...['arrival', 'question', 'correction', 'contact-tracing', 'handover', 'other'].map(
    (one) => `desk: ${one}`,
  ),
]

test.each(purposes)('whoever asks is told in her language what her name was opened for: %s', (purpose) => {
  const told = languageList.map((language) => knownPurpose(say(language), purpose))
  expect(told).not.toContain(null)
  expect(new Set(told).size).toBe(languageList.length)
  expect(told.join()).not.toMatch(/[{}]/)
})

test('a voyage is named, and what an officer wrote herself stays as she wrote it', () => {
  expect(knownPurpose(say('en'), 'boarding check of SU206')).toBe('Checked for boarding: SU206')
  expect(knownPurpose(say('ar'), 'called by the port')).toBeNull()
})

test('a letter of a kind without words is still named', () => {
  expect(subjectInWords(say('fr'), 'something-new')).toBe('Autre chose')
  expect(subjectInWords(say('fr'), 'voyage-delayed')).toBe('Votre voyage')
})
