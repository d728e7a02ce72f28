// Everything the risk desk shows: lists in force with their curves, feeds with their findings, what waits.
import type { RiskDeriveAnswer, RiskDeskAnswer } from '@pratique/api-contract'
import { type Language, type PackManifest, say } from '@pratique/policy-engine'
import { findPackFolder } from '../place/pack-files.node.ts'
import { placeNames } from '../place/place-names.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { type ListRule, rankOf } from './clause.ts'
import { changesBetween, deskEntry, deskFeed, type EntryWords } from './desk-risk-view.ts'
import { dayNow, type FeedNow, listFeedsNow } from './feed-now.action.ts'
import { listPublishedLists } from './list-in-force.action.ts'
import { listOpenProposals } from './proposal.store.ts'
import { dayAsked, deriveList } from './propose-list.action.ts'
import { findListInForce, type PublishedEntry } from './published-list.ts'
import { noListInForce } from './risk.problems.ts'
import { readListRules } from './risk-pack.node.ts'

interface Asked {
  readonly pack: string
  readonly language: Language
}

/** The manifest of a pack of which something was published here. */
export async function getRiskManifest(deed: Deed, pack: string): Promise<PackManifest> {
  const published = await findPublishedPolicies(deed, pack)
  if (published) return published.pack.manifest
  throw new Problem(noListInForce, { detail: `Nothing of a pack "${pack}" was published here.` })
}

export async function showRiskDesk(
  deed: Deed,
  { pack, language }: Asked,
  may: Pick<RiskDeskAnswer, 'mayPropose' | 'mayPublish'>,
): Promise<RiskDeskAnswer> {
  const manifest = await getRiskManifest(deed, pack)
  const today = dayNow(deed, manifest)
  const feeds = await listFeedsNow(deed, pack, today)
  const published = await listPublishedLists(deed, pack)
  const words = wordsFor({ pack, language }, feeds, today)
  const rules = rulesOf(pack)
  const proposals = await listOpenProposals(deed.db, pack)
  return {
    pack,
    title: say(manifest.title, language),
    today,
    ...may,
    lists: rules.map((rule) => {
      const inForce = findListInForce(published, rule.id, deed.now)
      const byLevel = (a: PublishedEntry, b: PublishedEntry) => rankOf(rule, b.level) - rankOf(rule, a.level)
      const entries = inForce?.entries.toSorted(byLevel).map(deskEntry(words(rule))) ?? []
      return {
        id: rule.id,
        title: say(rule.title, language),
        levels: rule.levels.map(({ id, name }) => ({ id, name: say(name, language) })),
        reviewDue: entries.filter(({ overdue }) => overdue).length,
        inForce: inForce
          ? {
              edition: inForce.edition,
              effectiveAt: inForce.effectiveAt,
              derivedOn: inForce.derivedOn,
              source: inForce.source,
              entries,
            }
          : null,
      }
    }),
    feeds: feeds.map(deskFeed),
    proposals: proposals.flatMap((proposal) => {
      const rule = rules.find(({ id }) => id === proposal.list)
      if (!rule) return []
      const before = findListInForce(published, rule.id, deed.now)?.entries ?? []
      return [
        {
          proposalId: proposal.proposalId,
          list: proposal.list,
          title: say(rule.title, language),
          derivedOn: proposal.derivedOn,
          proposedAt: proposal.proposedAt.toISOString(),
          mine: proposal.proposedBy === deed.actor.id,
          source: proposal.source,
          changes: changesBetween(before, proposal.entries, words(rule)),
          entries: proposal.entries.map(deskEntry(words(rule))),
        },
      ]
    }),
  }
}

export async function showDerived(
  deed: Deed,
  { pack, language, list, on }: Asked & { readonly list: string; readonly on: string | undefined },
): Promise<RiskDeriveAnswer> {
  const manifest = await getRiskManifest(deed, pack)
  const day = dayAsked(on, dayNow(deed, manifest))
  const { rule, entries, fit, feeds } = await deriveList(deed, { pack, list, on: day })
  const words = wordsFor({ pack, language }, feeds, day)(rule)
  const before = findListInForce(await listPublishedLists(deed, pack), list, deed.now)?.entries ?? []
  return {
    list,
    on: day,
    fit,
    changes: changesBetween(before, entries, words),
    entries: entries.map(deskEntry(words)),
  }
}

function rulesOf(pack: string): readonly ListRule[] {
  const folder = findPackFolder(pack)
  return folder === undefined ? [] : readListRules(folder)
}

const wordsFor =
  ({ pack, language }: Asked, feeds: readonly FeedNow[], today: string) =>
  (rule: ListRule): EntryWords => ({
    language,
    rule,
    placeName: placeNames(pack, language),
    feeds: feeds
      .filter(({ description }) => rule.feeds.some(({ feed }) => feed === description.id))
      .flatMap(({ good }) => good ?? []),
    today,
  })
