// In an exercise what will be published at the time lies on the policy desk as a draft: it may be tried, edited and
// published by those who play, before its hour comes.
import type { Deed } from '../platform/deed.ts'
import { readShipped } from '../policy/publish-shipped.action.ts'
import { keepDraft, publishedPack } from './draft.action.ts'

export async function keepShippedDrafts(deed: Deed, pack: string): Promise<void> {
  const published = await publishedPack(deed, pack)
  const drafts = readShipped(pack).versions.filter((version) => new Date(version.publishedAt) > deed.now)
  for (const draft of drafts) await keepDraft(deed, published, { ...draft, renewals: [] }, {})
}
