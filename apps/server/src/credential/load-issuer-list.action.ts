// The operator says whose certificates count: a list is loaded from a file or an address, and fetched again later.
// What cannot be fetched or is not in order leaves the one that is held as it is.
import { createHash } from 'node:crypto'
import type { Deed } from '../platform/deed.ts'
import {
  findIssuerList,
  type IssuerListRow,
  listIssuerLists,
  noteFailure,
  putIssuerList,
} from './issuer-list.store.ts'
import { type IssuerListFault, type ReadIssuerList, readIssuerList } from './issuer-list.ts'

/** A list of a continent is a few megabytes; what is longer is no list of issuers. */
export const longestList = 16 * 1024 * 1024
const patienceMs = 30_000

export interface NewIssuerList {
  readonly name: string
  readonly url: string | null
  readonly content: string
  readonly pins: readonly string[]
  /** By the wall. */
  readonly at: Date
}

export type Loaded =
  | { readonly row: IssuerListRow; readonly skipped: readonly string[] }
  | { readonly fault: IssuerListFault | 'unreachable'; readonly detail: string }

export async function loadIssuerList({ db }: Pick<Deed, 'db'>, list: NewIssuerList): Promise<Loaded> {
  const before = await findIssuerList(db, list.name)
  const read = readIssuerList(list.content, list.pins, before ?? null)
  if ('fault' in read) return read
  const row = rowOf(list, read)
  await putIssuerList(db, row)
  return { row, skipped: read.skipped }
}

function rowOf({ name, url, content, at }: NewIssuerList, { trust, pins }: ReadIssuerList): IssuerListRow {
  return {
    name,
    url,
    pins: [...pins],
    content,
    sha256: createHash('sha256').update(content).digest(),
    keys: trust.keys.length,
    loaded_at: at,
    failed_at: null,
    failure: null,
  }
}

/** Asks every address again; answers what came of each. */
export async function refreshIssuerLists(
  deed: Pick<Deed, 'db'>,
  at: Date,
): Promise<readonly { readonly name: string; readonly loaded: Loaded }[]> {
  const answers: { readonly name: string; readonly loaded: Loaded }[] = []
  for (const { name, url } of await listIssuerLists(deed.db)) {
    if (url === null) continue
    const fetched = await fetchList(url)
    const loaded =
      'fault' in fetched
        ? fetched
        : await loadIssuerList(deed, { name, url, content: fetched.content, pins: [], at })
    if ('fault' in loaded) await noteFailure(deed.db, name, at, `${loaded.fault}: ${loaded.detail}`)
    answers.push({ name, loaded })
  }
  return answers
}

/** What stands at an address. */
export async function fetchList(
  url: string,
): Promise<
  { readonly content: string } | { readonly fault: 'unreachable' | 'unreadable'; readonly detail: string }
> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok) return { fault: 'unreachable', detail: `The address answered ${response.status}.` }
    const content = await textWithin(response)
    return content === null
      ? { fault: 'unreadable', detail: `The list is longer than ${longestList} bytes.` }
      : { content }
  } catch (error) {
    return { fault: 'unreachable', detail: error instanceof Error ? error.message : String(error) }
  }
}

async function textWithin(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > longestList) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
