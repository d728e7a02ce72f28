// Reads a pack from its folder. Only here does the engine touch a disk.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LoadedPack, loadPack, type PackFiles } from './load-pack.ts'

/** Reads the JSON files of a pack's folder: its own and those of `versions/` and `texts/`. */
export async function readPackFiles(folder: string): Promise<PackFiles> {
  const names = await Promise.all(['', 'versions', 'texts'].map((sub) => jsonNames(folder, sub)))
  const files = names.flat().map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)
  return new Map(await Promise.all(files))
}

/** Reads and checks the pack in a folder; a folder without `pack.json` is a fault like any other. */
export const readPack = async (folder: string): Promise<LoadedPack> => loadPack(await readPackFiles(folder))

async function jsonNames(folder: string, sub: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, sub), { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => (sub === '' ? entry.name : `${sub}/${entry.name}`))
}
