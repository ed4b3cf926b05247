import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FeedPage, renderFeed } from '#publish/publish.ts'
import { at, bareArticle, sampleArticle } from '#tests/support/articles.ts'
import { allRules, explained, feedFaults } from './feed-rules.ts'
import { hostile, html, rich, someArticles } from './rule-samples.ts'
import { samplePage } from './sample-page.ts'

const formats = ['atom', 'rss'] as const
type Format = (typeof formats)[number]
const now = at('2026-11-28T12:00:00Z')

/** Where a page of that query is fetched. */
function locationOf(format: Format, { archive, query }: FeedPage): string {
  const path = archive.closed === null ? '' : `/archive/${archive.closed}`
  return `https://news.example/topics/nato${path}.${format}${query}`
}

function faultsOf(format: Format, page: FeedPage) {
  return feedFaults(renderFeed(format, page), locationOf(format, page), now)
}

const richCases = formats.flatMap((format) => Object.entries(rich).map(([what, page]) => ({ format, what, page })))

/** Of the bare article there is nothing but a headline. */
const headlineAlone = new Set(['NotBlank'])

test.each(richCases)('$format: $what breaks no rule, and a validator warns of nothing', ({ format, page }) => {
  const broken = faultsOf(format, samplePage(page))
  expect(broken.filter(({ rule }) => !headlineAlone.has(rule))).toEqual([])
})

/** What a validator warns of and docs/publishing.md explains, with what makes it. */
const met: readonly { readonly rule: string; readonly format: Format; readonly page: Partial<FeedPage> }[] = [
  { rule: 'ArchiveIncomplete', format: 'atom', page: { query: '', archive: { closed: '1-99', previous: null } } },
  { rule: 'BadCharacters', format: 'atom', page: { articles: [sampleArticle({ title: 'caf\ufffd' })] } },
  { rule: 'ContainsHTML', format: 'rss', page: { articles: [sampleArticle({ title: 'What </title> is for' })] } },
  { rule: 'ContainsUndeclaredHTML', format: 'atom', page: { articles: [sampleArticle({ title: 'What &amp; is for' })] } },
  { rule: 'DuplicateUpdated', format: 'atom', page: { articles: [sampleArticle(), sampleArticle({ publicId: 'urn:example:2' })] } },
  { rule: 'ImplausibleDate', format: 'rss', page: { articles: [sampleArticle({ statedAt: at('1989-11-09T18:00:00Z') })] } },
  { rule: 'MissingTextualContent', format: 'atom', page: { articles: [bareArticle({ url: 'https://a.example/1' })] } },
  { rule: 'NeedDescriptionBeforeContent', format: 'rss', page: { articles: [sampleArticle({ summary: '' })] } },
  { rule: 'NonCanonicalURI', format: 'atom', page: { articles: [sampleArticle({ publicId: 'https://Harbour.example/%7eada' })] } },
  { rule: 'NotBlank', format: 'atom', page: { articles: [bareArticle()] } },
  { rule: 'NotHtml', format: 'atom', page: { articles: [sampleArticle({ content: html('<p><mark>x</mark></p>') })] } },
  {
    rule: 'SecurityRisk',
    format: 'rss',
    page: { articles: [sampleArticle({ content: html('<iframe src="https://www.youtube.com/embed/x"></iframe>') })] },
  },
  {
    rule: 'UnknownNamespace',
    format: 'atom',
    page: { withdrawn: [{ publicId: 'urn:example:1', at: at('2026-11-27T10:00:00Z'), because: 'withdrawn' }] },
  },
  { rule: 'SecurityRiskAttr', format: 'atom', page: { articles: [sampleArticle({ content: html('<video src="/v.mp4"></video>') })] } },
]

test.each(met)('$format: $rule is met, and explained', ({ rule, format, page }) => {
  expect(faultsOf(format, samplePage(page)).map((broken) => broken.rule)).toContain(rule)
})

test('a document fetched by another address than its own is told apart', () => {
  const page = samplePage()
  const faults = feedFaults(renderFeed('rss', page), 'https://news.example/topics/nato.rss', now)
  expect(faults.map(({ rule }) => rule)).toContain('SelfDoesntMatchLocation')
})

test('docs/publishing.md explains all that may be met, and nothing else', () => {
  const [, section = ''] = readFileSync('docs/publishing.md', 'utf8').split('## What a validator says\n')
  const rows = Array.from(section.split('\n## ')[0]?.matchAll(/^\| `(\w+)` \|/gm) ?? [], ([, rule]) => rule)
  expect(rows.toSorted()).toEqual([...explained].toSorted())
  expect(new Set([...met.map(({ rule }) => rule), 'SelfDoesntMatchLocation'])).toEqual(explained)
})

test.each(formats)('%s: hostile articles break no rule but those explained', (format) => {
  const broken = faultsOf(format, samplePage({ title: 'x', description: 'y', articles: hostile }))
  expect(broken.filter(({ rule }) => !explained.has(rule))).toEqual([])
})

test.each(formats)('%s: whatever is stored, no rule is broken but those explained', (format) => {
  fc.assert(
    fc.property(someArticles, (articles) => {
      const broken = faultsOf(format, samplePage({ articles: [...articles] }))
      expect(broken.filter(({ rule }) => !explained.has(rule))).toEqual([])
    }),
    { seed: 20_261_128, numRuns: 250 },
  )
})

/** A change to a document that is right, and the rule that must see it. */
const spoilt: readonly { readonly format: Format; readonly from: string | RegExp; readonly to: string; readonly rule: string }[] = [
  { format: 'rss', from: '</channel>', to: '', rule: 'SAXError' },
  { format: 'rss', from: 'version="2.0"', to: 'version="0.92"', rule: 'InvalidRSSVersion' },
  { format: 'rss', from: /<description>.*?<\/description>/, to: '', rule: 'MissingElement' },
  { format: 'rss', from: '<guid', to: '<id>1</id><guid', rule: 'UndefinedElement' },
  { format: 'rss', from: '<guid ', to: '<guid scheme="x" ', rule: 'UnexpectedAttribute' },
  { format: 'rss', from: /(<pubDate>.*<\/pubDate>)/, to: '$1$1', rule: 'DuplicateElement' },
  { format: 'rss', from: '<pubDate>', to: '<dc:date>2026-11-24T20:10:00Z</dc:date><pubDate>', rule: 'DuplicateSemantics' },
  { format: 'rss', from: '</channel>', to: '<ttl>5</ttl></channel>', rule: 'MisplacedItem' },
  {
    format: 'rss',
    from: '</channel>',
    to: '<item><guid>https://a.example/1</guid></item></channel>',
    rule: 'ItemMustContainTitleOrDescription',
  },
  { format: 'rss', from: '>NATO<', to: '> <', rule: 'NotBlank' },
  { format: 'rss', from: /<link>[^<]*\/allies-meet/, to: '<link>/allies-meet', rule: 'InvalidFullLink' },
  { format: 'rss', from: /<link>([^<]*\/allies-meet)/, to: '<link>$1?a[]=1', rule: 'InvalidFullLink' },
  { format: 'rss', from: /<pubDate>Tue/, to: '<pubDate>Wed', rule: 'InvalidRFC2822Date' },
  { format: 'rss', from: /<pubDate>.*?</, to: '<pubDate>2026-11-24T20:10:00Z<', rule: 'InvalidRFC2822Date' },
  { format: 'rss', from: /<pubDate>.*?</, to: '<pubDate>Mon, 01 Jan 2029 00:00:00 GMT<', rule: 'ImplausibleDate' },
  { format: 'rss', from: '<dc:language>en-GB', to: '<dc:language>english', rule: 'InvalidLanguage' },
  { format: 'rss', from: /<guid.*?<\/guid>/, to: '', rule: 'MissingGuid' },
  {
    format: 'rss',
    from: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6b',
    to: 'https://harbour.example/2026/11/allies-meet',
    rule: 'DuplicateValue',
  },
  { format: 'rss', from: 'isPermaLink="false"', to: 'isPermaLink="no"', rule: 'InvalidBooleanAttribute' },
  { format: 'rss', from: 'isPermaLink="false"', to: 'isPermaLink="true"', rule: 'InvalidHttpGUID' },
  { format: 'rss', from: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6b', to: '12345', rule: 'NotSufficientlyUnique' },
  { format: 'rss', from: /<source url="[^"]*"/, to: '<source', rule: 'InvalidURLAttribute' },
  { format: 'rss', from: 'length="4711"', to: 'length="-1"', rule: 'InvalidIntegerAttribute' },
  { format: 'rss', from: 'type="audio/mpeg"', to: 'type="mp3"', rule: 'InvalidMIMEAttribute' },
  { format: 'rss', from: '<dc:creator>Ada Lind</dc:creator>', to: '<author>Ada Lind</author>', rule: 'InvalidContact' },
  { format: 'rss', from: 'xmlns:dc="http://purl.org/dc/elements/1.1/"', to: 'xmlns:dc="http://a.example/dc"', rule: 'UnknownNamespace' },
  {
    format: 'rss',
    from: 'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    to: 'xmlns:dc="http://purl.org/dc/terms/"',
    rule: 'ReservedPrefix',
  },
  { format: 'rss', from: 'xmlns:dc="http://purl.org/dc/elements/1.1/"', to: '', rule: 'MissingNamespace' },
  { format: 'rss', from: 'rel="self"', to: 'rel="current"', rule: 'MissingSelf' },
  { format: 'rss', from: 'rel="self" type="application/rss+xml"', to: 'rel="self" type="text/html"', rule: 'SelfNotAtom' },
  { format: 'rss', from: 'width="640"', to: 'width="0"', rule: 'InvalidPositiveInteger' },
  { format: 'rss', from: '<media:thumbnail url="', to: '<media:thumbnail url="x y', rule: 'InvalidMediaUrl' },
  {
    format: 'rss',
    from: '<media:thumbnail',
    to: '<media:content medium="film" url="https://a.example/1"/><media:thumbnail',
    rule: 'InvalidMediaMedium',
  },
  { format: 'rss', from: 'href=&quot;https://harbour.example/more', to: 'href=&quot;/more', rule: 'ContainsRelRef' },
  {
    format: 'atom',
    from: '<feed xmlns="http://www.w3.org/2005/Atom"',
    to: '<feed xmlns="http://purl.org/atom/ns#"',
    rule: 'InvalidNamespace',
  },
  { format: 'atom', from: '<feed ', to: '<feed xmlns:atom="http://www.w3.org/2005/Atom" ', rule: 'AvoidNamespacePrefix' },
  { format: 'atom', from: /<id>.*?<\/id>/, to: '', rule: 'MissingElement' },
  { format: 'atom', from: /<author>\s*<name>Ada Lind[\s\S]*?<\/author>/, to: '', rule: 'MissingAuthor' },
  { format: 'atom', from: /(<published>.*?<\/published>)/, to: '$1$1', rule: 'DuplicateElement' },
  { format: 'atom', from: '</feed>', to: '<subtitle>x</subtitle></feed>', rule: 'MisplacedMetadata' },
  { format: 'atom', from: '<content type="html"/>', to: '', rule: 'MissingContentOrAlternate' },
  { format: 'atom', from: '<summary type="text">', to: '<summary type="text/plain">', rule: 'InvalidTextType' },
  { format: 'atom', from: 'Ada Lind', to: 'ada@harbour.example', rule: 'ContainsEmail' },
  { format: 'atom', from: '<id>https://harbour.example/2026/11/allies-meet', to: '<id>allies-meet', rule: 'InvalidIRI' },
  {
    format: 'atom',
    from: '<id>https://harbour.example/2026/11/allies-meet',
    to: '<id>urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6b',
    rule: 'DuplicateEntries',
  },
  { format: 'atom', from: /<published>.*?</, to: '<published>24 Nov 2026<', rule: 'InvalidRFC3339Date' },
  { format: 'atom', from: 'scheme="https://harbour.example/sections/"', to: 'scheme="sections"', rule: 'InvalidScheme' },
  { format: 'atom', from: '<title>The Harbour Post</title>', to: '', rule: 'MissingSourceElement' },
  { format: 'atom', from: 'xml:lang="en-GB"', to: 'xml:lang="english"', rule: 'InvalidLanguage' },
  { format: 'atom', from: 'rel="next"', to: 'rel="older"', rule: 'UnregisteredAtomLinkRel' },
  { format: 'atom', from: 'type="audio/mpeg"', to: 'type="mp3"', rule: 'InvalidMIMEType' },
  { format: 'atom', from: 'length="4711"', to: 'length="many"', rule: 'InvalidNonNegativeInteger' },
  { format: 'atom', from: /(<link rel="alternate" href[^>]*>)/, to: '$1$1', rule: 'DuplicateAtomLink' },
  { format: 'atom', from: 'rel="enclosure"', to: 'rel="next"', rule: 'FeedHistoryRelInEntry' },
  { format: 'atom', from: 'rel="enclosure"', to: 'hreflang="english" rel="enclosure"', rule: 'InvalidLanguage' },
  { format: 'atom', from: /<link rel="next"([^>]*)\/>/, to: '<link rel="next"$1>older</link>', rule: 'AtomLinkNotEmpty' },
  {
    format: 'atom',
    from: /rel="first"([^>]*)href="[^"]*"/,
    to: 'rel="previous"$1href="https://a.example/"/><link rel="first" href="LOCATION"',
    rule: 'LinkPastEnd',
  },
  { format: 'atom', from: '<generator', to: '<fh:archive/><generator', rule: 'MissingCurrentInArchive' },
]

test.each(spoilt)('$format: $rule is seen where $from becomes $to', ({ format, from, to, rule }) => {
  const page = samplePage()
  const document = renderFeed(format, page)
  const changed = document.replace(from, to.replace('LOCATION', locationOf(format, page).replaceAll('&', '&amp;')))
  expect(changed).not.toBe(document)
  expect(feedFaults(changed, locationOf(format, page), now).map((broken) => broken.rule)).toContain(rule)
})

test('every rule has its section, and a test in which it is broken', () => {
  const tested = new Set([...spoilt, ...met].map(({ rule }) => rule))
  expect(allRules.filter(({ section }) => section === '')).toEqual([])
  expect(allRules.map(({ rule }) => rule).filter((rule) => !tested.has(rule) && rule !== 'SelfDoesntMatchLocation')).toEqual([])
})
