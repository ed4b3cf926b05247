import { expect, test } from 'vitest'
import { feedsNamedBy } from '#parse/discovery.ts'

const address = 'https://news.example/world/index.html'
const find = (html: string | Uint8Array, contentType: string | null = null) => feedsNamedBy(html, address, contentType)
const urls = (html: string) => find(html).map(({ url }) => url)

test.each([
  '',
  '<html>',
  '<link rel=alternate>',
  '<link rel="alternate" type="application/rss+xml">',
  '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
  '<link rel="alternate" type="application/rss+xml" href="ftp://news.example/rss">',
  '<link rel="alternate" type="application/rss+xml" href="">',
  '<link rel="alternate" type="application/rss+xml" href="/world/index.html#top">',
  '<link rel="stylesheet" type="application/rss+xml" href="/rss">',
  '<link rel="alternate" type="text/html" href="/de">',
  '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2" title="JSON">',
  '<link rel="alternate" type="application/json+oembed" href="/oembed?feed=1">',
  '<!-- <link rel="alternate" type="application/rss+xml" href="/rss"> -->',
  '<script>"<link rel=alternate type=application/rss+xml href=/rss>"</script>',
  '<a href="/sitemap.xml">Sitemap</a><a href="/feedback">Tell us</a><a>feed</a>',
])('no feed is named by %s', (html) => {
  expect(find(html)).toEqual([])
})

test('links to feeds are given in their order, absolute, each once, with title and type', () => {
  const html = `<!DOCTYPE html><html><head>
    <LINK REL="Alternate Home" TYPE="application/rss+xml; charset=utf-8" TITLE=" All
      news " HREF="/rss">
    <link rel=alternate type=application/atom+xml href=atom.xml>
    <link rel="alternate" type="application/feed+json" href="//json.example/feed" title="">
    <link rel="alternate" type="application/json" href="/feed.json" title="J">
    <link rel="alternate" type="text/xml" href="/x" title="RSS">
    <link rel="feed" href="feed://news.example/f#part">
    <link rel="alternate" type="application/rss+xml" href="https://news.example/rss#again" title="Again">
    </head><body><a href="/other.rss">other</a>`
  expect(find(html)).toEqual([
    { url: 'https://news.example/rss', title: 'All news', type: 'application/rss+xml' },
    { url: 'https://news.example/world/atom.xml', title: null, type: 'application/atom+xml' },
    { url: 'https://json.example/feed', title: null, type: 'application/feed+json' },
    { url: 'https://news.example/feed.json', title: 'J', type: 'application/json' },
    { url: 'https://news.example/x', title: 'RSS', type: 'text/xml' },
    { url: 'http://news.example/f', title: null, type: '' },
  ])
})

test('the first base of the page counts, wherever it stands; a broken one does not', () => {
  const link = '<link rel=alternate type=application/rss+xml href=rss>'
  expect(urls(`${link}<base href="/dir/"><base href="/no/">`)).toEqual(['https://news.example/dir/rss'])
  expect(urls(`<base href="https://[bad">${link}`)).toEqual(['https://news.example/world/rss'])
  expect(urls(`<base href="javascript:x">${link}`)).toEqual(['https://news.example/world/rss'])
})

test('where no link names a feed, addresses that look like one do', () => {
  const html = `<a href="/news.rss?x=1"><b>World</b>  news</a><a title="Atom" href=/atom/>x</a><a href="a.XML" type="text/xml">x</a>
    <a href="/feed">Feed</a><a href="/feeds/">Feeds</a><a href="/feed.json">J</a><a href="/about">About</a>`
  expect(find(html)).toEqual([
    { url: 'https://news.example/news.rss?x=1', title: 'World news', type: '' },
    { url: 'https://news.example/atom/', title: 'Atom', type: '' },
    { url: 'https://news.example/world/a.XML', title: 'x', type: 'text/xml' },
    { url: 'https://news.example/feed', title: 'Feed', type: '' },
    { url: 'https://news.example/feeds/', title: 'Feeds', type: '' },
    { url: 'https://news.example/feed.json', title: 'J', type: '' },
  ])
})

test('at most twenty links and ten guesses are given, with short titles', () => {
  const many = (tag: (index: number) => string) => urls(Array.from({ length: 1000 }, (_, index) => tag(index)).join(''))
  expect(many((index) => `<link rel=alternate type=application/rss+xml href=/rss?${index}>`)).toHaveLength(20)
  expect(many((index) => `<a href=/${index}.rss>x</a>`)).toHaveLength(10)
  expect(find(`<a href=/rss>${'long '.repeat(10_000)}</a>`)[0]?.title?.length).toBeLessThan(210)
})

test('bytes are read in their encoding', () => {
  const html = new Uint8Array(Buffer.from('<link rel=alternate type=application/rss+xml href=/rss title="Zürich">', 'latin1'))
  expect(find(html, 'text/html; charset=iso-8859-1')[0]?.title).toBe('Zürich')
})

test('pages of junk by the megabyte come to an end', () => {
  const page = (junk: string) => `<link rel=alternate type=application/rss+xml href=/rss>${junk.repeat(1_000_000 / junk.length)}`
  for (const junk of ['<b>', '<a href=/rss>', '<', '<!--', '<a ', '</p>', '<p>', '<a b="', '&', '<svg><p>'])
    expect(urls(page(junk))).toEqual(['https://news.example/rss'])
})
