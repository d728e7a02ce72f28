import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigFault, readConfig } from './config.ts'
import { dataFolderFault, holdsDatabase, makeDataFolder } from './data-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'pratique-folder-'))
const file = join(folder, 'notes.txt')
writeFileSync(file, 'not a folder')
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder, and one that can be made, are taken', () => {
  expect(dataFolderFault(folder)).toBeNull()
  expect(dataFolderFault(join(folder, 'new', 'deep'))).toBeNull()
})

test('a file, and a folder below a file, are refused by name, beside every other fault', () => {
  expect(dataFolderFault(file)).toBe(
    `PRATIQUE_DATA names ${file}, which is a file; name a folder, or one to be made`,
  )
  expect(dataFolderFault(join(file, 'data'))).toContain(`${file} is a file`)
  const read = () => readConfig({ PRATIQUE_DATA: file, PORT: 'x' }, [])
  expect(read).toThrow(ConfigFault)
  expect(read).toThrow(/PORT[\s\S]*PRATIQUE_DATA/)
})

test('what cannot be made says so instead of throwing', () => {
  expect(makeDataFolder(join(folder, 'made', 'deep'))).toBeNull()
  expect(makeDataFolder(join(file, 'data'))).toMatch(/cannot be made \(ENOTDIR\)/)
})

test('a folder in which nothing was started holds no database', () => {
  expect(holdsDatabase(folder)).toBe(false)
  writeFileSync(join(folder, 'postgres.json'), '{}')
  expect(holdsDatabase(folder)).toBe(true)
})
