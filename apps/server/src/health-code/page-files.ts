// What a page needs of the built scripts and styles.

/** Addresses. */
export interface PageFiles {
  /** Null where nothing was built: the page works without. */
  readonly script: string | null
  readonly styles: readonly string[]
}
