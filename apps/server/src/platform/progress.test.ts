import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { openProgress, type Screen } from './progress.ts'

function screen(isTTY: boolean): { screen: Screen; text: () => string } {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { screen: Object.assign(stream, { isTTY, columns: 60 }), text: () => chunks.join('') }
}

function load(target: Screen): void {
  let now = 0
  const progress = openProgress(target, () => now)
  progress.step('Exercise')
  for (let done = 0; done <= 1000; done += 1) {
    now += 2
    progress.part(done, 1000)
  }
  progress.end()
}

test('elsewhere than on a terminal a step is ten plain lines at most', () => {
  const { screen: target, text } = screen(false)
  load(target)
  const lines = text().trimEnd().split('\n')
  expect(lines).toHaveLength(10)
  expect(lines.at(0)).toBe('  Exercise: 10 %')
  expect(lines.at(-1)).toBe('  Exercise (2.0 s)')
})

test('on a terminal one line is drawn over and ends with its time', () => {
  const { screen: target, text } = screen(true)
  load(target)
  expect(text().split('\n')).toHaveLength(2)
  expect(text()).toContain('█')
  expect(text()).toMatch(/✓ Exercise \(2\.0 s\)\n$/)
})

test('no drawn line is longer than the screen', () => {
  const { screen: target, text } = screen(true)
  const progress = openProgress(target)
  progress.step('x'.repeat(200))
  expect(text().replace('\r\u001b[2K', '').length).toBeLessThan(60)
})
