/** What feeds.json asks for, in the words of the house. */
import type { Feed, FeedSecrets } from '#model/feed.ts'
import type { HostLimits } from '#model/fetch-batch.ts'
import type { NamedSlice } from '#model/named-slice.ts'
import type { OutputRule, OutputRules } from '#model/output-rules.ts'
import type { KnownPlaces, OwnRegion } from '#model/region.ts'
import type { TopicName, TopicRule } from '#model/topic.ts'
import { normalHost } from './address.ts'
import { fillFeedIds } from './feed-ids.ts'
import type { FeedsFileValue } from './feeds-file.ts'
import { filterReader } from './filters.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'

export interface Settings {
  readonly output: OutputRules & {
    readonly title: string
    readonly link: string | null
    readonly description: string | null
    /** The address of another WebSub hub, `none`, or null: our own. `hub.ts` tells. */
    readonly hub: string | null
    /** Of a feed document. */
    readonly mostBytes: number
  }
  readonly schedule: {
    /** The operator's wish for every feed without one of its own; null: by each feed's rhythm. */
    readonly everySeconds: number | null
    readonly leastSeconds: number
    readonly mostSeconds: number
  }
  /** All in force: the operator's own, then the shipped ones. */
  readonly topics: readonly TopicName[]
  /** Rules of the shipped ones are no settings: `tagRules` looks them up. */
  readonly ownTopics: readonly TopicRule[]
  readonly regions: readonly OwnRegion[]
  readonly slices: readonly NamedSlice[]
  /** By `name` or `name:port`, in lower case. Has no prototype. */
  readonly hosts: Readonly<Record<string, HostLimits>>
  readonly feeds: readonly Feed[]
}

/** Frozen through and through. @param known null where the lists are not at hand */
export function toSettings(file: FeedsFileValue, known: KnownPlaces | null): Settings {
  const read = filterReader(file, known)
  const rulesOf = (rules: FeedsFileValue['output']['keep']): OutputRule[] =>
    rules.map((rule) => {
      const { q, name = null } = typeof rule === 'string' ? { q: rule } : rule
      return { name, q, filter: read(q) }
    })
  const ids = fillFeedIds(file.feeds)
  return freeze({
    output: {
      title: file.output.title,
      link: file.output.link ?? null,
      description: file.output.description ?? null,
      hub: file.output.hub ?? null,
      mostBytes: file.output.largest,
      keep: rulesOf(file.output.keep),
      block: rulesOf(file.output.block),
    },
    schedule: {
      everySeconds: file.defaults.every ?? null,
      leastSeconds: file.defaults.least,
      mostSeconds: file.defaults.most,
    },
    topics: topicsInForce(file.topics, file.defaults.topics ?? null),
    ownTopics: file.topics,
    regions: file.regions.map((region) => ({ ...region, label: region.label ?? region.id })),
    slices: file.slices.map(({ id, title, q, description }) => ({ id, title, description: description ?? null, q, filter: read(q) })),
    hosts: hostsOf(file),
    feeds: file.feeds.map((feed, index) => ({
      id: ids[index] as Feed['id'],
      url: feed.url,
      title: feed.title ?? null,
      publisher: feed.publisher ?? null,
      topics: feed.topics,
      regions: feed.regions,
      language: feed.language ?? null,
      everySeconds: feed.every ?? null,
      enabled: feed.enabled,
      private: feed.private,
      fulltext: feed.fulltext,
      publish: { content: feed.publish.content, rights: feed.publish.rights ?? null, credit: feed.publish.credit ?? null },
      secrets: secretsOf(feed),
      folders: feed.folders,
      opml: feed.opml,
    })),
  })
}

/** What is in force may have been taken up by a program that knew no slices yet. */
export function slicesIn({ slices }: Pick<Settings, 'slices'>): readonly NamedSlice[] {
  return slices ?? []
}

/** As with slices. */
export function rulesIn({ output: { keep, block } }: Pick<Settings, 'output'>): OutputRules {
  return { keep: keep ?? [], block: block ?? [] }
}

/** As with slices: then nothing bounds a document. */
export function mostBytesIn({ output: { mostBytes } }: Pick<Settings, 'output'>): number {
  return mostBytes ?? Number.POSITIVE_INFINITY
}

/** A shipped topic gives way to one of the operator's of the same id. @param chosen ids of shipped topics; null: all */
function topicsInForce(own: readonly TopicRule[], chosen: readonly string[] | null): readonly TopicName[] {
  const replaced = new Set(own.map(({ id }) => id))
  const shipped = shippedTopicNames.filter(({ id }) => !replaced.has(id) && (chosen === null || chosen.includes(id)))
  return [...own.map(({ id, label }) => ({ id, label })), ...shipped]
}

function secretsOf({ auth, headers }: FeedsFileValue['feeds'][number]): FeedSecrets | null {
  const names = Object.entries(headers).map(([name, variable]) => [name.toLowerCase(), variable] as const)
  if (auth === undefined && names.length === 0) return null
  return { basic: auth?.basic ?? null, bearer: auth?.bearer ?? null, headers: Object.fromEntries(names) }
}

function hostsOf(file: FeedsFileValue): Record<string, HostLimits> {
  const hosts: Record<string, HostLimits> = Object.create(null)
  for (const [key, limits] of Object.entries(file.hosts))
    hosts[normalHost(key) ?? key] = { concurrency: limits.concurrency, spacingSeconds: limits.spacing }
  return hosts
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part)
  return Object.freeze(value)
}
