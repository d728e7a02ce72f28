// Reads the rules of a pack from disk: manifest, versions and words. Feeds, lists and questionnaire of the same
// folder belong to other rooms.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadPack, type Pack, type PackFiles } from '@pratique/policy-engine'
import { hasPackFile, readPackText } from '../place/pack-files.node.ts'

/** The pack cannot be used; the message names every fault with its file and path. */
export class PackUnusable extends Error {
  override readonly name = 'PackUnusable'
}

export function readPackFiles(packFolder: string): PackFiles {
  const names = ['pack.json', ...namesIn(packFolder, 'versions'), ...namesIn(packFolder, 'texts')]
  return new Map(
    names
      .filter((name) => hasPackFile(packFolder, name))
      .map((name) => [name, readPackText(packFolder, name)]),
  )
}

/** Throws `PackUnusable` with everything that is wrong with it. */
export function readPack(packFolder: string): Pack {
  const loaded = loadPack(readPackFiles(packFolder))
  if (loaded.ok) return loaded.pack
  const faults = loaded.faults.map(({ file, path, message }) => `  - ${file}${path}: ${message}`)
  throw new PackUnusable(`The pack in ${packFolder} cannot be used:\n${faults.join('\n')}`)
}

function namesIn(packFolder: string, folder: string): readonly string[] {
  if (!hasPackFile(packFolder, folder)) return []
  return readdirSync(join(packFolder, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`)
}
