// Some hundred routes are gone through for each request, always to the same end. For the pages that everybody reads the
// way is remembered. Short addresses only: a longer one may be of one person, and is not kept.
import type { Result, Router } from 'hono/router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { SmartRouter } from 'hono/router/smart-router'
import { TrieRouter } from 'hono/router/trie-router'

const remembered = /^\/[a-zA-Z/-]{0,23}$/
const keptAtMost = 500

export class RememberingRouter<T> implements Router<T> {
  readonly #router: Router<T> = new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] })
  readonly #ways = new Map<string, Result<T>>()

  get name(): string {
    return `Remembering ${this.#router.name}`
  }

  add(method: string, path: string, handler: T): void {
    this.#ways.clear()
    this.#router.add(method, path, handler)
  }

  match(method: string, path: string): Result<T> {
    const key = `${method} ${path}`
    const known = this.#ways.get(key)
    if (known !== undefined) return known
    const way = this.#router.match(method, path)
    if (remembered.test(path)) {
      if (this.#ways.size >= keptAtMost) this.#ways.clear()
      this.#ways.set(key, way)
    }
    return way
  }
}
