// Who opens a code page: whoever has its address, which is the holder or somebody she gave it to.
import type { Actor } from '../platform/deed.ts'

export const holderHerself: Actor = { kind: 'traveller', id: 'code-page' }
