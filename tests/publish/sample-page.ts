import { XMLParser } from 'fast-xml-parser'
import type { FeedPage } from '#publish/publish.ts'
import { at, bareArticle, sampleArticle, sampleLabel } from '#tests/support/articles.ts'

/** The second of three pages. */
export function samplePage(changes: Partial<FeedPage> = {}): FeedPage {
  return {
    id: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6c',
    title: 'Tributary: NATO & <friends>',
    description: 'What the world writes about NATO',
    path: '/topics/nato',
    publicUrl: 'https://news.example',
    query: '?before=1764000000000.abc&limit=2',
    nextQuery: '?before=1763000000000.def&limit=2',
    firstQuery: '?limit=2',
    archive: { closed: null, previous: null },
    hub: null,
    updatedAt: at('2026-11-24T20:45:30Z'),
    articles: [sampleArticle(), bareArticle()],
    withdrawn: [],
    content: 'full',
    mostBytes: 5_000_000,
    labelOf: sampleLabel,
    version: '0.1.0',
    ...changes,
  }
}

/** An element as fast-xml-parser reads it back: attributes with `@`, links, categories, entries and items always lists. */
// biome-ignore lint/suspicious/noExplicitAny: a document's shape is what the tests find out
export function readXml(document: string): any {
  const lists = new Set(['link', 'atom:link', 'category', 'entry', 'item', 'enclosure'])
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    isArray: (name, path) => lists.has(name) && path !== 'rss.channel.link' && path !== 'rss.channel.item.link',
  }).parse(document.replace(/>\n\s*</g, '><'))
}
