// The folder that holds database, key and log: what is wrong with it is said before anything is opened, and whether
// anything was ever started in it.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Why this path cannot be the data folder, in words; null where it can. */
export function dataFolderFault(path: string): string | null {
  const there = nearestThere(path)
  if (!statSync(there).isDirectory())
    return there === path
      ? `PRATIQUE_DATA names ${path}, which is a file; name a folder, or one to be made`
      : `PRATIQUE_DATA names ${path}, which cannot be made: ${there} is a file`
  if (mayWrite(there)) return null
  return there === path
    ? `PRATIQUE_DATA names ${path}, in which this user may not write`
    : `PRATIQUE_DATA names ${path}, which cannot be made: this user may not write in ${there}`
}

/** Makes the folder where it is missing; why it could not, in words. */
export function makeDataFolder(path: string): string | null {
  try {
    // Passed through by the account of the embedded PostgreSQL; what it holds is closed by each file's own mode.
    mkdirSync(path, { recursive: true, mode: 0o711 })
    return null
  } catch (error) {
    const said = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return `PRATIQUE_DATA names ${path}, which cannot be made (${said}); name a folder on a disk that can be written`
  }
}

/** Whether a database was ever made in it. */
export const holdsDatabase = (path: string): boolean => existsSync(join(path, 'postgres.json'))

const nearestThere = (path: string): string => (isThere(path) ? path : nearestThere(dirname(path)))

const isThere = (path: string): boolean => {
  // Not `existsSync`: below a file, and where one may not look, there is something all the same.
  try {
    statSync(path)
    return true
  } catch {
    return dirname(path) === path
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
