// What pages and the service worker say to each other, and which pages may be kept on a phone.

/** Asks the service worker to keep the page that asks, with its files, or to forget that page. */
export type KeepRequest =
  | { readonly kind: 'keep'; readonly page: string; readonly files: readonly string[] }
  | { readonly kind: 'forget'; readonly page: string }

const keptPage = /^\/[A-Za-z-]{2,10}\/(verify|code\/[A-Za-z0-9_-]{16,64})$/

const file = /^\/(assets|site)\//

/** Whether this is the path of a script or style, whose address changes with what it says. */
export function isFile(path: string): boolean {
  return file.test(path)
}

/** Whether the page at this path is one that stays on the phone. */
export function mayBeKept(path: string): boolean {
  return keptPage.test(path)
}

/** A request that the service worker understands; undefined for anything else that was posted to it. */
export function readKeepRequest(data: unknown): KeepRequest | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { kind, page, files } = data as { kind?: unknown; page?: unknown; files?: unknown }
  if (typeof page !== 'string' || !mayBeKept(page)) return undefined
  if (kind === 'forget') return { kind, page }
  if (kind !== 'keep' || !Array.isArray(files)) return undefined
  return { kind, page, files: files.filter((file): file is string => typeof file === 'string') }
}
