/** Debian's newsboat follows the service over HTTP, and its cache shows what a person would see. */
import { expect, test } from 'vitest'
import type { FeedItem } from '#tests/support/app.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { freePort } from '#tests/support/free-port.ts'
import { serviceFolder } from '#tests/support/service-folder.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'
import { hasNewsboat, type NewsboatItem, newsboatIn } from './newsboat.ts'
import { articlesInAll, harbour, serveOriginFeeds } from './origin-feeds.ts'
import { startRecordingProxy } from './recording-proxy.ts'

/** As our own JSON Feed says it. */
interface Item extends FeedItem {
  readonly authors?: readonly { readonly name: string }[]
  readonly attachments?: readonly { readonly url: string; readonly mime_type: string }[]
}

const slice = '/sources/harbour'

/** Of several files newsboat shows one. */
function expected(item: Item, path: string): Partial<NewsboatItem> {
  // Atom wants an author of every entry, and the source stands in.
  const standIn = path.endsWith('.atom') ? ((item._tributary.sources[0] as { title?: string } | undefined)?.title ?? '') : ''
  const [file] = item.attachments ?? []
  return {
    guid: item.id,
    title: item.title,
    url: item.url ?? '',
    author: item.authors?.[0]?.name ?? standIn,
    pubDate: Date.parse(item.date_published ?? '') / 1000,
    content: item.content_html,
    enclosure_url: file?.url ?? '',
    enclosure_type: file?.mime_type ?? '',
  }
}

function byGuid<T extends { readonly guid?: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => ((one.guid ?? '') < (other.guid ?? '') ? -1 : 1))
}

test.skipIf(!hasNewsboat)(
  'newsboat (needs newsboat) shows every item with all it says, gets 304 while nothing changes, then what is new, and doubles none',
  async () => {
    await using server = await startFeedServer()
    const port = await freePort()
    await using proxy = await startRecordingProxy(port)
    const feeds = serveOriginFeeds(server)
    const service = serviceFolder({ defaults: { every: '1s' }, ...feeds }).start(['start'], { PORT: port, PUBLIC_URL: proxy.address })
    await until(async () => {
      const items = await service.items()
      return items.length === articlesInAll && items.some(({ _tributary }) => _tributary.sources.length === 2)
    }, 40)

    // Its cache has one place for a guid, whatever feed it is in: so one cache a feed.
    const followed = ['/feed.atom', '/feed.rss', `${slice}.atom`, `${slice}.rss`].map((path) => {
      const home = temporaryFolder()
      return { path, home, newsboat: newsboatIn(home.path, [`${proxy.address}${path}`]) }
    })
    const reload = () => Promise.all(followed.map(({ newsboat }) => newsboat.reload()))
    const answers = (from: number) => proxy.exchanges.slice(from).filter(({ path }) => followed.some((feed) => feed.path === path))
    const shows = async () => {
      for (const { path, newsboat } of followed) {
        const items = (await service.items(path.replace(/\.\w+$/, ''))) as Item[]
        const shown = newsboat.items(`${proxy.address}${path}`)
        expect(byGuid(shown), path).toMatchObject(byGuid(items.map((item) => expected(item, path))))
      }
    }
    try {
      await reload()
      await shows()

      // It keeps what tells a document from an older one in the feed's row, which its first reload makes only after that.
      await reload()
      const again = proxy.exchanges.length
      await reload()
      expect(answers(again).map(({ status }) => status)).toEqual([304, 304, 304, 304])
      for (const { ifNoneMatch, ifModifiedSince } of answers(again)) expect(ifNoneMatch ?? ifModifiedSince).toBeDefined()

      const further =
        '<item><title>It came later</title><link>https://harbour.example/later</link><guid>https://harbour.example/later</guid></item>'
      server.serve('/harbour.xml', harbour(further))
      await until(async () => (await service.items()).length === articlesInAll + 1)
      const later = proxy.exchanges.length
      await reload()
      expect(answers(later).map(({ status }) => status)).toEqual([200, 200, 200, 200])
      for (const { path, newsboat } of followed) {
        const titles = newsboat.items(`${proxy.address}${path}`).map(({ title }) => title)
        expect(
          titles.filter((title) => title === 'It came later'),
          path,
        ).toHaveLength(1)
        expect(titles.length, path).toBe((await service.items(path.replace(/\.\w+$/, ''))).length)
      }
    } finally {
      for (const { home } of followed) home[Symbol.dispose]()
    }
  },
)
