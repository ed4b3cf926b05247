import { expect, test } from 'vitest'
import { clean } from '#clean/clean.ts'
import { noPublicDetails } from '#model/details.ts'
import { noEntryDetails, type ParsedEntry } from '#model/entry.ts'
import { unsafeHtml } from '#model/html.ts'
import { instant } from '#model/instant.ts'

const bare: ParsedEntry = {
  raw: 'raw',
  guid: null,
  url: null,
  title: null,
  author: null,
  summary: null,
  content: null,
  publishedAt: null,
  updatedAt: null,
  language: null,
  categories: [],
  enclosures: [],
  image: null,
  source: null,
  baseUrl: 'https://news.example/feed.xml',
  details: noEntryDetails,
}
const story = '<p>Ministers met in <b>Kabul</b>.</p><p><a href="/a?id=1">More</a> <img src="/i.jpg" width="640" height="360"></p>'

test('a full entry is told apart into its parts', () => {
  const entry = clean({
    ...bare,
    guid: 'tag:1',
    url: 'http://news.example/a?id=1&utm_source=rss',
    title: ' NATO\n summit ',
    author: 'A. Writer',
    summary: unsafeHtml('<p>Ministers met.</p>'),
    content: unsafeHtml(story),
    publishedAt: instant(1),
    language: 'en_us',
    categories: [
      { term: ' World ', scheme: null, label: '' },
      { term: '\u0000', scheme: null, label: null },
    ],
    source: { title: 'Agency', url: '/agency', id: null },
  })
  expect(entry).toMatchObject({
    guid: 'tag:1',
    url: 'http://news.example/a?id=1',
    title: 'NATO summit',
    author: 'A. Writer',
    summary: 'Ministers met.',
    text: 'Ministers met in Kabul.\n\nMore',
    publishedAt: 1,
    language: 'en-US',
    categories: [{ term: 'World', scheme: null, label: null }],
    image: { url: 'https://news.example/i.jpg', width: 640, height: 360, alt: null },
    source: { title: 'Agency', url: 'https://news.example/agency', id: null },
    fullText: true,
  })
})

test('an empty entry becomes an empty article with a title', () => {
  const { contentHash, ...entry } = clean(bare)
  expect(contentHash).toMatch(/^[\w-]{12}$/)
  expect(entry).toEqual({
    guid: null,
    url: null,
    title: 'Untitled',
    author: null,
    content: '',
    summary: '',
    text: '',
    publishedAt: null,
    updatedAt: null,
    language: null,
    categories: [],
    enclosures: [],
    image: null,
    source: null,
    details: noPublicDetails,
    fullText: false,
  })
})

test.each([
  ['the longer content wins', 'short', 'a longer content', 'a longer content', true],
  ['a content that says less than the summary loses', 'a long summary', 'less', 'a long summary', false],
  ['an empty content is none', 'summary', ' \n', 'summary', false],
  ['a summary alone is the content, though not full text', 'summary', null, 'summary', false],
  ['a content alone is full text', null, 'content', 'content', true],
])('%s', (_, summary, content, shown, fullText) => {
  const entry = clean({
    ...bare,
    summary: summary === null ? null : unsafeHtml(summary),
    content: content === null ? null : unsafeHtml(content),
  })
  expect([entry.content, entry.fullText]).toEqual([shown, fullText])
})

test.each([
  ['javascript:alert(1)', null],
  ['mailto:a@news.example', null],
  ['data:text/html,x', null],
  ['ftp://news.example/', null],
  ['http://[broken', null],
  ['', null],
  [`https://news.example/${'x'.repeat(5000)}`, null],
  ['/relative', 'https://news.example/relative'],
])('the address %j leads to %j', (url, expected) => {
  expect(clean({ ...bare, url }).url).toBe(expected)
})

test('without a title the first sentence stands in, then the host', () => {
  const summary = unsafeHtml(`<p>Gen. Smith left Kabul. He will be back.</p>`)
  expect(clean({ ...bare, summary }).title).toBe('Gen. Smith left Kabul.')
  expect(clean({ ...bare, summary: unsafeHtml('word '.repeat(50)) }).title).toMatch(/^(?:word ){10,15}word…$/)
  expect(clean({ ...bare, title: '\u202e \u0007', url: 'https://www.news.example/a' }).title).toBe('news.example')
})

test('nothing in a title, author or category turns the line round or rings a bell', () => {
  const entry = clean({
    ...bare,
    title: 'a\u202eb\u2066c\u0000d\u001be\u009bf\ud800g\u200eh',
    author: '\u202dx\u0007',
    categories: [{ term: '\u2067y', scheme: '\u0085', label: 'z\udc00' }],
  })
  expect(entry.title).toBe('abcdef\ufffdg\u200eh')
  expect(entry.author).toBe('x')
  expect(entry.categories).toEqual([{ term: 'y', scheme: null, label: 'z\ufffd' }])
})

test('a 50 MB title and a million categories are cut short', () => {
  const category = { term: 't', scheme: null, label: null }
  const entry = clean({ ...bare, title: 'x'.repeat(50_000_000), categories: new Array(1_000_000).fill(category) })
  expect(entry.title.length).toBeLessThanOrEqual(301)
  expect(entry.categories).toHaveLength(100)
})

test('enclosures are http(s) only, absolute, each once', () => {
  const file = { type: ' audio/mpeg ', lengthBytes: 7 }
  const urls = ['javascript:x', '/a.mp3', 'https://news.example/a.mp3', 'http://b.example/b.mp3?utm_source=x']
  expect(clean({ ...bare, enclosures: urls.map((url) => ({ ...file, url })) }).enclosures).toEqual([
    { url: 'https://news.example/a.mp3', type: 'audio/mpeg', lengthBytes: 7 },
    { url: 'http://b.example/b.mp3?utm_source=x', type: 'audio/mpeg', lengthBytes: 7 },
  ])
})

test.each([
  [null, null],
  ['', null],
  ['english', null],
  ['und', null],
  ['x-default', null],
  ['en"><script>', null],
  ['EN', 'en'],
  ['en_gb', 'en-GB'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['de, en;q=0.5', 'de'],
  ['es-419', 'es-419'],
])('the language %j is %j', (language, expected) => {
  expect(clean({ ...bare, language }).language).toBe(expected)
})

test.each([
  ['urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a', 'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a'],
  ['tag:a.example,2026:news', 'tag:a.example,2026:news'],
  ['urn:a b', null],
  ['javascript:alert(1)', null],
  ['mailto:a@b.example', null],
])('a source known by %s is kept as %s', (url, kept) => {
  expect(clean({ ...bare, title: 't', source: { title: 'Agency', url, id: null } }).source).toEqual({
    title: 'Agency',
    url: kept,
    id: null,
  })
})

test.each([
  ['tag:a.example,2026:news', 'tag:a.example,2026:news'],
  ['HTTP://A.example:80/%7efeed', 'HTTP://A.example:80/%7efeed'],
  ['https://a.example/rss', null],
  ['https://a.example/a b', null],
  ['javascript:alert(1)', null],
  [`urn:${'a'.repeat(1001)}`, null],
])('a source that calls itself %s beside its address is kept as %s', (id, kept) => {
  const source = { title: 'Agency', url: 'https://a.example/rss', id }
  expect(clean({ ...bare, title: 't', source }).source).toEqual({ ...source, id: kept })
})

const hashOf = (change: Partial<ParsedEntry>) =>
  clean({ ...bare, url: 'https://news.example/a?id=1', title: 'Title', content: unsafeHtml(story), ...change }).contentHash

test.each<[string, Partial<ParsedEntry>]>([
  ['white space', { content: unsafeHtml(story.replaceAll(' ', '  ').replaceAll('<p>', '\n<p>')), title: ' Title ' }],
  [
    'tracking parameters',
    { content: unsafeHtml(story.replace('id=1', 'utm_source=x&amp;id=1')), url: 'https://news.example/a?id=1&utm_source=rss' },
  ],
  ['classes and styles', { content: unsafeHtml(story.replace('<p>', '<p class="x" style="color:red">')) }],
  ['a tracking pixel', { content: unsafeHtml(`${story}<img src="https://pixel.wp.com/b.gif?r=123">`) }],
  ['the source text and dates', { raw: 'other', publishedAt: instant(5), updatedAt: instant(6) }],
])('%s do not make an edit', (_, change) => {
  expect(hashOf(change)).toBe(hashOf({}))
})

test.each<[string, Partial<ParsedEntry>]>([
  ['another word', { content: unsafeHtml(story.replace('Kabul', 'Herat')) }],
  ['another link', { content: unsafeHtml(story.replace('id=1', 'id=2')) }],
  ['another picture', { content: unsafeHtml(story.replace('i.jpg', 'j.jpg')) }],
  ['another title', { title: 'Other' }],
  ['another address', { url: 'https://news.example/a?id=2' }],
  ['another author', { author: 'B' }],
  ['another enclosure', { enclosures: [{ url: 'https://news.example/a.mp3', type: null, lengthBytes: null }] }],
  ['another image', { image: { url: 'https://news.example/lead.jpg', width: null, height: null, alt: null } }],
])('%s makes an edit', (_, change) => {
  expect(hashOf(change)).not.toBe(hashOf({}))
})
