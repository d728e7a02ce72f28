// Forms are taken only from our own pages, without scripts or tokens: the browser itself says where a form was
// (Fetch Metadata, W3C; Origin, RFC 6454 §7). Who says nothing is no browser of the last years, and our
// cookies are SameSite besides, so a foreign page cannot act with them.

export interface Provenance {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

export function isFromOurPages({ method, host, origin, fetchSite }: Provenance): boolean {
  if (safe.has(method)) return true
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none'
  if (origin === undefined) return true
  return host !== undefined && URL.parse(origin)?.host === host
}
