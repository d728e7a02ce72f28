// Which part of the ground a list is asked for; what was left out is filled from the officer's first post.
export interface Asked {
  readonly jurisdiction?: string | undefined
  readonly port?: string | undefined
}

interface Ground {
  readonly jurisdiction: string
  readonly port: string | null
}

/** `grounds`: where the officer may do the deed, never empty. */
export function askedGround(asked: Asked, grounds: readonly Ground[]): Ground {
  const first = grounds[0] ?? { jurisdiction: '', port: null }
  return { jurisdiction: asked.jurisdiction ?? first.jurisdiction, port: asked.port ?? first.port }
}
