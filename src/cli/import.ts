/** `tributary import FILE.opml`: follows what another reader followed. */
import { existsSync, readFileSync } from 'node:fs'
import { checkAddress, normalAddress } from '#config/address.ts'
import { checkFeedsFile, readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { fillFeedIds } from '#config/feed-ids.ts'
import { quoteText } from '#config/json-walk.ts'
import type { Settings } from '#config/settings.ts'
import { shorten } from '#lib/text.ts'
import { feedIdFromUrl } from '#model/ids.ts'
import { type OpmlDocument, type OpmlFeed, readOpml } from '#parse/opml.ts'
import { knownPlaces } from '#tag/regions.ts'
import { withFeeds } from './feeds-text.ts'
import { feedOfOutline, type WrittenFeed } from './outline-feed.ts'
import { replaceFile } from './replace-file.ts'

export interface ImportReport {
  readonly ok: boolean
  /** For a terminal, without a line break at the end. */
  readonly text: string
}

/**
 * Adds to feeds.json what it does not follow yet; makes one where there is none. What is there stays as it is, ids included.
 * @throws Fault parse/no-opml, store/unwritable
 */
export function importOpml(opmlFile: string, feedsFile: string): ImportReport {
  const bytes = readBytes(opmlFile)
  if (typeof bytes === 'string') return { ok: false, text: bytes }
  const opml = readOpml(bytes)
  const before = existsSync(feedsFile) ? readFeedsFile(feedsFile, knownPlaces) : null
  if (before?.ok === false) return { ok: false, text: describeFaults(feedsFile, before.faults) }
  const plan = planImport(opml, before?.settings ?? null)
  if (plan.feeds.length > 0 || before === null) {
    const text = before === null ? newFile(opml, plan.feeds) : withFeeds(readFileSync(feedsFile, 'utf8'), plan.feeds)
    const after = checkFeedsFile(text, knownPlaces)
    if (!after.ok) return { ok: false, text: `nothing was written: ${describeFaults(feedsFile, after.faults)}` }
    replaceFile(feedsFile, text)
  }
  const counts = `added ${plan.feeds.length}, already followed ${plan.followed}, left out ${plan.leftOut.length}`
  return { ok: true, text: [`${feedsFile}: ${counts}`, ...plan.notes.map((note) => `  ${note}`)].join('\n') }
}

/** The bytes, or why there are none. */
function readBytes(file: string): Uint8Array | string {
  try {
    return readFileSync(file)
  } catch (error) {
    return `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`
  }
}

interface Plan {
  readonly feeds: readonly WrittenFeed[]
  readonly followed: number
  readonly leftOut: readonly string[]
  /** What is to be told, `leftOut` included. */
  readonly notes: readonly string[]
}

function planImport(opml: OpmlDocument, settings: Settings | null): Plan {
  const followed = new Set(settings?.feeds.map((feed) => normalAddress(feed.url)))
  const fit = opml.feeds.filter((outline) => checkAddress(outline.url).length === 0)
  const fresh = fit.filter((outline) => !followed.has(normalAddress(outline.url)))
  const topics = topicFinder(settings?.topics ?? [])
  const made = fresh.map((outline) => feedOfOutline(outline, topics.of(outline.folders)))
  const leftOut = [
    ...opml.feeds.flatMap(whyNotFollowed),
    ...opml.leftOut.map(({ name, why }) => `left out ${quoteText(shorten(name, 200) || 'an outline without a name')}: ${why}`),
  ]
  const shortened = made.flatMap(({ feed, shortened }) =>
    shortened.map((name) => `shortened ${quoteText(name)} of ${quoteText(feed.title ?? feed.url)}`),
  )
  const damage = opml.damage === null ? [] : [`the file is damaged in line ${opml.damage.line}: look whether all of its feeds came`]
  return {
    feeds: withIds(
      made.map(({ feed }) => feed),
      settings?.feeds ?? [],
    ),
    followed: fit.length - fresh.length,
    leftOut,
    notes: [...leftOut, ...shortened, ...topics.notes(), ...damage],
  }
}

/** Shows no address where a password may stand in it. */
function whyNotFollowed(outline: OpmlFeed): readonly string[] {
  const problems = checkAddress(outline.url)
  const name = [outline.title, outline.text].find((text) => text?.trim()) ?? 'a feed without a name'
  return problems.length === 0 ? [] : [`left out ${quoteText(shorten(name, 200))}: ${problems.map(({ found }) => found).join(', ')}`]
}

/** A new feed whose address would give an id that is taken gets one of its own, lest the old feed's id change. */
function withIds(added: readonly WrittenFeed[], present: Settings['feeds']): readonly WrittenFeed[] {
  const taken = new Set<string>(present.map((feed) => feed.id))
  const ids = fillFeedIds([...present, ...added.map(({ url }) => ({ url, private: false }))]).slice(present.length)
  return added.map((feed, index) => {
    const id = ids[index]
    return id !== undefined && taken.has(feedIdFromUrl(feed.url)) ? { ...feed, id } : feed
  })
}

/** Topics by folders that are called as they are. */
function topicFinder(topics: Settings['topics']) {
  const byName = new Map(
    topics.flatMap(({ id, label }) => [slug(label), id].filter((name) => name !== '').map((name) => [name, id] as const)),
  )
  const uses = new Map<string, number>()
  return { of, notes }

  function of(folders: readonly string[]): readonly string[] {
    const names = new Set(folders.flatMap((path) => path.split('/')))
    const found = new Set<string>()
    for (const name of names) {
      const topic = byName.get(slug(name))
      if (topic === undefined) continue
      found.add(topic)
      const note = `folder ${quoteText(name)} became the topic ${topic}`
      uses.set(note, (uses.get(note) ?? 0) + 1)
    }
    return [...found]
  }

  function notes(): readonly string[] {
    return [...uses].map(([note, count]) => `${note} (${count} ${count === 1 ? 'feed' : 'feeds'})`)
  }
}

/** Letters and digits of any script, for labels are in any language. */
function slug(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

function newFile(opml: OpmlDocument, feeds: readonly WrittenFeed[]): string {
  const title = shorten(opml.title?.replace(/\p{Cc}/gu, '') ?? '', 199)
  return `${JSON.stringify({ ...(title !== '' && { output: { title } }), feeds }, null, 2)}\n`
}
