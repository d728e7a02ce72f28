// A pack on the command line: the name of one in the house, or the folder of a draft.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import { WrongQuestion } from '../platform/io.ts'

/** The folder of a pack; a wrong question names the packs that there are. */
export function packFolderOf(pack: string | undefined, usage: string): string {
  const packs = listPacks().join(', ')
  if (pack === undefined) throw new WrongQuestion(`Name a pack. There are: ${packs}.\n${usage}`)
  const known = findPackFolder(pack)
  if (known !== undefined) return known
  if (existsSync(join(resolve(pack), 'pack.json'))) return resolve(pack)
  throw new WrongQuestion(`"${pack}" is neither a pack nor the folder of one. There are: ${packs}.`)
}
