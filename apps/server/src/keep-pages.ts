// For a server: what is the same for everybody is drawn once a second, and anew as soon as rules, lists, keys or time moved.
import { signingKeysChanged } from './health-code/rotate-key.action.ts'
import type { House } from './platform/deed.ts'
import { clockMoved } from './platform/domain-time.ts'
import { policyPublished } from './policy/publish-version.action.ts'
import { listPublished } from './risk/publish-list.action.ts'
import { PageShelf, pageShelf } from './site/kept-pages.ts'

export function keepPages(house: House): void {
  const shelf = new PageShelf()
  house.fixtures.set(pageShelf, shelf)
  const clear = () => shelf.clear()
  house.events.hear(clockMoved, clear)
  house.events.hear(policyPublished, clear)
  house.events.hear(listPublished, clear)
  house.events.hear(signingKeysChanged, clear)
}
