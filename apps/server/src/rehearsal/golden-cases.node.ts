// The golden cases that ship with a pack: people, and what its rules must decide about them.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type GoldenCase, GoldenFile } from '@pratique/policy-engine'
import { findPackFolder, readPackJson } from '../place/pack-files.node.ts'

const read = new Map<string, readonly GoldenCase[]>()

export function goldenCases(pack: string): readonly GoldenCase[] {
  const known = read.get(pack)
  if (known) return known
  const folder = findPackFolder(pack)
  const golden = folder === undefined ? '' : join(folder, 'golden')
  const names = existsSync(golden) ? readdirSync(golden).filter((name) => name.endsWith('.json')) : []
  const cases = names
    .sort()
    .flatMap((name) => GoldenFile.parse(readPackJson(folder ?? '', `golden/${name}`)).cases)
  read.set(pack, cases)
  return cases
}
