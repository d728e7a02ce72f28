import { expect, test } from 'vitest'
import { groupReaders } from './group-readers.ts'

const access = (minute: number, actorKind: string, purpose: string) => ({
  at: new Date(Date.UTC(2020, 2, 16, 0, minute)),
  actorKind,
  deed: 'read' as const,
  purpose,
})

test('who opened a name often stands once, with the last time', () => {
  const groups = groupReaders([
    access(1, 'traveller', 'shown'),
    access(9, 'traveller', 'shown'),
    access(5, 'traveller', 'shown'),
  ])
  expect(groups).toEqual([
    { actorKind: 'traveller', purpose: 'shown', times: 3, lastAt: new Date('2020-03-16T00:09:00Z') },
  ])
})

test('an officer stands before the traveller, however long ago it was', () => {
  const groups = groupReaders([
    access(1, 'officer', 'called by the port'),
    access(8, 'traveller', 'shown'),
    access(9, 'system', 'to send a message: contact-code'),
  ])
  expect(groups.map(({ actorKind }) => actorKind)).toEqual(['system', 'officer', 'traveller'])
})

test('another purpose is another line', () => {
  expect(groupReaders([access(1, 'officer', 'arrival'), access(2, 'officer', 'question')])).toHaveLength(2)
})

test('nobody opened it', () => {
  expect(groupReaders([])).toEqual([])
})

test('purposes that are worded alike are one line', () => {
  const readers = [access(1, 'traveller', 'page opened'), access(2, 'traveller', 'page printed')]
  expect(groupReaders(readers, () => 'shown to you')).toMatchObject([{ times: 2 }])
})
