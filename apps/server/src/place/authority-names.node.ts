// Reads the names of an authority from its file: PRATIQUE_NAMES, or names.json of the data folder where there is one.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { AuthorityNames, faultsOfNames } from './authority-names.ts'
import { findPackFolder } from './pack-files.node.ts'
import { openPlaces } from './places.node.ts'

interface Asked {
  /** As it was set; undefined for the usual place. */
  readonly path: string | undefined
  readonly dataFolder: string
  readonly packs: readonly string[]
}

/** The names, or null where there are none; or everything that is wrong with the file, in words. */
export function readAuthorityNames({ path, dataFolder, packs }: Asked): {
  readonly names: AuthorityNames | null
  readonly faults: readonly string[]
} {
  const file = resolve(path ?? join(dataFolder, 'names.json'))
  if (!existsSync(file)) {
    const faults = path === undefined ? [] : [`PRATIQUE_NAMES: there is no file ${file}`]
    return { names: null, faults }
  }
  const about = (faults: readonly string[]) => ({
    names: null,
    faults: faults.map((fault) => `${path === undefined ? file : `PRATIQUE_NAMES (${file})`}: ${fault}`),
  })
  const content = readJson(file)
  if (content instanceof Error) return about([`it is not JSON (${content.message})`])
  const read = AuthorityNames.safeParse(content)
  if (!read.success)
    return about(read.error.issues.map((issue) => `${issue.path.join('/') || 'the whole'}: ${said(issue)}`))
  const folders = packs.map((pack) => findPackFolder(pack)).filter((folder) => folder !== undefined)
  const faults = faultsOfNames(read.data, folders.map(openPlaces))
  return faults.length > 0 ? about(faults) : { names: read.data, faults: [] }
}

/** Of a key that is not one, why. */
const said = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
