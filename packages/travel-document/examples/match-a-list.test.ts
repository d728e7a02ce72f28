import { expect, it, vi } from 'vitest'

it('the example says what the README says that it says', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await import('./match-a-list.ts')
  const said = log.mock.calls.map(([line]: unknown[]) => line)
  log.mockRestore()
  expect(said).toEqual([
    'QX7206: 1 of 2 passengers',
    '  CNT: CNT declares 2 passengers; one was read. A part of the list is missing, or the sender counts wrongly: ask for the list again.',
    'Seat 12A: name variant, document the same, birth the same',
  ])
})
