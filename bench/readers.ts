/** Who reads feeds in bench/reading.ts, each from bytes. Loaded when called, so that a process holds one of them. */

/** Gives the number of items it finds. In what is no feed it finds none, or throws. */
export type Read = (bytes: Uint8Array<ArrayBuffer>) => number | Promise<number>

export const readers = {
  Tributary: async () => {
    const [{ parse }, { feedId }] = await Promise.all([import('#parse/parse.ts'), import('#model/ids.ts')])
    const around = {
      feed: feedId('f'),
      address: 'https://site.example/feed',
      contentType: null,
      contentLocation: null,
      contentLanguage: null,
    }
    return async (bytes) => (await parse({ ...around, bytes })).entries.length
  },
  'bare reader': async () => {
    const { readBare } = await import('./bare-reader.ts')
    return (bytes) => readBare(textOf(bytes)).length
  },
  parseFeed: async () => {
    const { parseFeed } = await import('htmlparser2')
    return (bytes) => found(parseFeed(textOf(bytes))).items.length
  },
  'fast-xml-parser': async () => {
    const { XMLParser } = await import('fast-xml-parser')
    const parser = new XMLParser({
      ignoreAttributes: false,
      processEntities: { enabled: true, maxExpandedLength: Number.MAX_SAFE_INTEGER },
    })
    return (bytes) => itemsOfTree(parser.parse(textOf(bytes)))
  },
  feedsmith: async () => {
    const { parseFeed } = await import('feedsmith')
    return (bytes) => {
      const { feed } = parseFeed(textOf(bytes))
      return ('entries' in feed ? feed.entries : 'items' in feed ? feed.items : undefined)?.length ?? 0
    }
  },
  'rss-parser': async () => {
    const { default: RssParser } = await import('rss-parser')
    return async (bytes) => (await new RssParser().parseString(textOf(bytes))).items.length
  },
  feedparser: async () => {
    const { default: FeedParser } = await import('feedparser')
    return async (bytes) => {
      const parser = new FeedParser()
      parser.end(bytes)
      let items = 0
      for await (const _ of parser) items += 1
      return items
    }
  },
} as const satisfies Record<string, () => Promise<Read>>

export type ReaderName = keyof typeof readers
export const readerNames = Object.keys(readers) as ReaderName[]

/** What most programs do that hand a reader text. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function found<Feed>(feed: Feed | null): Feed {
  if (feed === null) throw new Error('no feed in it')
  return feed
}

// biome-ignore lint/suspicious/noExplicitAny: the tree is as the document
function itemsOfTree(tree: any): number {
  const items = tree.feed?.entry ?? tree.rss?.channel?.item ?? tree['rdf:RDF']?.item ?? []
  return Array.isArray(items) ? items.length : 1
}
