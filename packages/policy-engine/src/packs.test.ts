// The golden cases of every pack in the house. A pack that does not load fails here with all its faults.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { GoldenFile, runGolden } from './golden.ts'
import { readPack } from './pack.node.ts'

const house = fileURLToPath(new URL('../../../packs/', import.meta.url))
const packs = readdirSync(house).filter((name) => existsSync(join(house, name, 'pack.json')))

describe.each(packs)('the pack %s', async (name) => {
  const loaded = await readPack(join(house, name))

  it('has no faults', () => {
    expect(loaded.ok ? [] : loaded.faults).toEqual([])
  })
  if (!loaded.ok) return

  const { pack } = loaded
  const folder = join(house, name, 'golden')
  const files = existsSync(folder) ? readdirSync(folder) : []
  const cases = files.flatMap(
    (file) => GoldenFile.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).cases,
  )

  it('tells every case by another name', () => {
    const names = cases.map((one) => one.name)
    expect(names).toEqual([...new Set(names)])
  })

  it('has a case for every rule', () => {
    const told = new Set(cases.flatMap((one) => one.expect.because.map((rule) => `${one.scheme}/${rule}`)))
    const rules = pack.versions.flatMap(({ scheme, rules }) => rules.map((rule) => `${scheme}/${rule.id}`))
    expect(rules.filter((rule) => !told.has(rule))).toEqual([])
  })

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { actual, expected } = runGolden(pack, one)
    expect(actual).toEqual(expected)
  })
})
