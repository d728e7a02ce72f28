// What a room opens at start and its actions use afterwards (packs, signing keys): kept by the house under a typed
// name, so that the house need not know the room. `const packs = fixture<PackShelf>('packs')` in the room,
// `house.fixtures.set(packs, …)` at start, `deed.house.fixtures.get(packs)` in an action.

/** The name of a thing the house keeps, carrying its type. */
export interface Fixture<T> {
  readonly name: string
  readonly kept?: T
}

export function fixture<T>(name: string): Fixture<T> {
  return { name }
}

export class Fixtures {
  readonly #kept = new Map<string, unknown>()

  set<T>(key: Fixture<T>, value: T): void {
    this.#kept.set(key.name, value)
  }

  has<T>(key: Fixture<T>): boolean {
    return this.#kept.has(key.name)
  }

  /** Throws when nothing was set: the room was not opened at start, which is a fault of ours. */
  get<T>(key: Fixture<T>): T {
    if (!this.#kept.has(key.name)) throw new Error(`The house was opened without "${key.name}"`)
    // Only `set` of the same fixture writes under this name.
    return this.#kept.get(key.name) as T
  }
}
