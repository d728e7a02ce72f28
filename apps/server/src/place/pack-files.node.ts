// Finds the files of a policy pack on disk. A pack is a folder of `packs/`, named by its id.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packsFolder: string = fileURLToPath(new URL('../../../../packs/', import.meta.url))

export function listPacks(folder: string = packsFolder): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** The folder of a pack; nothing when there is no such pack, whatever the id looks like. */
export function findPackFolder(pack: string, folder: string = packsFolder): string | undefined {
  return listPacks(folder).includes(pack) ? join(folder, pack) : undefined
}

export const readPackText = (packFolder: string, path: string): string =>
  readFileSync(join(packFolder, path), 'utf8')

export const readPackJson = (packFolder: string, path: string): unknown =>
  JSON.parse(readPackText(packFolder, path))

export const hasPackFile = (packFolder: string, path: string): boolean => existsSync(join(packFolder, path))
