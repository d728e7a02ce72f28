import { existsSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { commands, runCommand } from './command.ts'

async function pratique(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk)
        done()
      },
    })
  const code = await runCommand(args, {
    stdin: Readable.from([]),
    stdout: into('stdout'),
    stderr: into('stderr'),
  })
  return { code, ...said }
}

test('every command of the table has its file, and the file runs', async () => {
  const missing = Object.values(commands).filter(({ file }) => !existsSync(new URL(file, import.meta.url)))
  expect(missing.map(({ file }) => file)).toEqual([])
  for (const { file } of Object.values(commands)) {
    const module = await import(new URL(file, import.meta.url).href)
    expect(module.run, file).toBeTypeOf('function')
  }
})

test('help lists every command', async () => {
  const { code, stdout } = await pratique('help')
  expect(code).toBe(0)
  for (const name of Object.keys(commands)) expect(stdout).toContain(`  ${name} `)
})

test('no command at all is a wish for help', async () => {
  expect(await pratique()).toEqual(await pratique('help'))
})

test('a command tells its options', async () => {
  const { code, stdout } = await pratique('clock', 'advance', '--help')
  expect(code).toBe(0)
  expect(stdout).toContain('--to ISO')
})

test('an unknown command is answered with what may have been meant, on standard error', async () => {
  const { code, stdout, stderr } = await pratique('clok', 'show')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('"pratique clock show"')
})

test.each([
  [['clock', 'advance'], 'Usage'],
  [['clock', 'advance', '--to', '2020-03-16T08:00:00Z', '--by', '2h'], 'not both'],
  [['clock', 'advance', '--to', '2020-03-16'], 'with its offset'],
  [['clock', 'advance', '--by', 'soon'], 'not a duration'],
  [['clock', 'show', '--loud'], 'Usage'],
  [['exercise', 'reload', '--at', 'x'], 'not an instant'],
  [['database', 'migrate', 'now'], 'Usage'],
])('%j is wrongly asked and told how to ask', async (args, words) => {
  const { code, stdout, stderr } = await pratique(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(words)
})
