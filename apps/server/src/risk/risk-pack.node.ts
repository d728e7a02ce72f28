// Reads the risk part of a pack from disk: feeds, clauses and published lists, each checked by its schema.
// A file that is wrong names itself; what is wrong with the numbers inside a feed are findings, not errors.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ZodType, z } from 'zod'
import { hasPackFile, readPackJson, readPackText } from '../place/pack-files.node.ts'
import { clausesFileSchema, type ListRule } from './clause.ts'
import { type FeedDescription, feedsFileSchema } from './feed-description.ts'
import { type PublishedList, publishedListSchema } from './published-list.ts'
import { type FeedReading, readFeed } from './read-feed.ts'

export function readListRules(packFolder: string): readonly ListRule[] {
  if (!hasPackFile(packFolder, 'lists/clauses.json')) return []
  return readChecked(packFolder, 'lists/clauses.json', clausesFileSchema).lists
}

export function readFeedDescriptions(packFolder: string): readonly FeedDescription[] {
  if (!hasPackFile(packFolder, 'feeds/feeds.json')) return []
  return readChecked(packFolder, 'feeds/feeds.json', feedsFileSchema).feeds
}

/** The feeds that a list is derived from. */
export function readFeedsOf(packFolder: string, rule: ListRule): readonly FeedReading[] {
  const descriptions = readFeedDescriptions(packFolder)
  return rule.feeds.map(({ feed: id }) => {
    const description = descriptions.find((candidate) => candidate.id === id)
    if (description === undefined) throw new Error(`lists/clauses.json: feeds/feeds.json has no feed "${id}"`)
    return readFeed(readPackText(packFolder, `feeds/${description.file}`), description)
  })
}

/** Every published list of the pack, in the order of their file names. */
export function readPublishedLists(packFolder: string): readonly PublishedList[] {
  if (!hasPackFile(packFolder, 'lists')) return []
  return readdirSync(join(packFolder, 'lists'))
    .filter((file) => /-\d{4}-\d{2}-\d{2}\.json$/.test(file))
    .sort()
    .map((file) => readChecked(packFolder, `lists/${file}`, publishedListSchema))
}

function readChecked<Value>(packFolder: string, path: string, schema: ZodType<Value>): Value {
  const result = schema.safeParse(readPackJson(packFolder, path))
  if (!result.success)
    throw new Error(`${join(packFolder, path)} is not right:\n${z.prettifyError(result.error)}`)
  return result.data
}
