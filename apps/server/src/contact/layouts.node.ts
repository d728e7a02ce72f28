// Layouts of common cabins, as data beside this file. A type that is not there is read from the seats that were seen.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Layout } from './cabin.ts'

const Layouts = z.array(
  z.strictObject({
    types: z.array(z.string().regex(/^[A-Z0-9]{3,4}$/)),
    firstRow: z.int().positive(),
    lastRow: z.int().positive(),
    without: z.array(z.int()),
    blocks: z.array(z.string().regex(/^[A-Z]+$/)),
  }),
)

let opened: readonly Layout[] | undefined

export function layoutFor(type: string | null): Layout | null {
  opened ??= Layouts.parse(JSON.parse(readFileSync(new URL('layouts.json', import.meta.url), 'utf8')))
  return opened.find(({ types }) => type !== null && types.includes(type)) ?? null
}
