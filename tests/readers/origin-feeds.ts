/** Feeds of every kind on loopback, as the tests of real readers want them: hostile titles, files, ids of all sorts, one private, one that shows another's item. */
import type { FeedServer } from '#tests/support/feed-server.ts'

/** Well-formed in XML, and odd to whoever reads it as HTML. */
export const oddTitle = 'AT&T “says” 2 < 3; ]]> 🇺🇦 كابول: \u200fاجتماع\u200e'

/** How many articles they make: one is in two feeds. */
export const articlesInAll = 10

/** Puts the documents there. @returns the value of a feeds.json that follows them */
export function serveOriginFeeds(server: FeedServer): { readonly feeds: readonly { readonly id: string; readonly url: string }[] } {
  server.serve('/harbour.xml', harbour())
  server.serve('/meridian.atom', meridian(), 'application/atom+xml')
  server.serve('/letters.json', letters(), 'application/feed+json')
  server.serve('/wire.xml', wire())
  server.serve('/inside.xml?key=s3cret', inside())
  return {
    feeds: [
      { id: 'harbour', url: `${server.address}/harbour.xml` },
      { id: 'meridian', url: `${server.address}/meridian.atom` },
      { id: 'letters', url: `${server.address}/letters.json` },
      { id: 'wire', url: `${server.address}/wire.xml` },
      { id: 'inside', url: `${server.address}/inside.xml?key=s3cret`, ...{ private: true } },
    ],
  }
}

/** RSS: a permalink, a guid that is a number, an odd title, a file, an address with brackets. @param further items before the others */
export function harbour(further = ''): string {
  return rss(
    'The Harbour Post',
    'https://harbour.example/',
    `${further}
    <item><title>Ministers meet in Brussels</title><link>https://harbour.example/2026/meet</link><guid>https://harbour.example/2026/meet</guid>
      <dc:creator>Ada Lind</dc:creator><pubDate>Tue, 24 Nov 2026 20:10:00 GMT</pubDate><category domain="https://harbour.example/s/">Defence</category>
      <description>They gathered.</description>
      <content:encoded><![CDATA[<p>They gathered &amp; talked, and a <a href="/more?x=1&y=2">decision</a> is near.</p><script>x()</script>]]></content:encoded>
      <enclosure url="https://harbour.example/meet.mp3" length="4711" type="audio/mpeg"/></item>
    <item><title>${xml(oddTitle)}</title><link>https://harbour.example/odd?a[]=1&amp;b={2}</link><guid isPermaLink="false">12345</guid>
      <pubDate>Tue, 24 Nov 2026 19:00:00 GMT</pubDate><description>An odd headline.</description></item>
    <item><title>Without an address</title><guid isPermaLink="false">post-7</guid><pubDate>Tue, 24 Nov 2026 18:00:00 GMT</pubDate>
      <description>It stands nowhere else.</description></item>`,
  )
}

/** Atom: ids that are UUID and tag URIs, dates apart, two files, one of a type that is none. */
function meridian(): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><id>tag:meridian.example,2026:news</id><title>Le Méridien</title>
    <link rel="self" href="https://meridian.example/feed.atom"/><link href="https://meridian.example/"/><updated>2026-11-24T21:00:00Z</updated>
    <entry><id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id><title>Un accord à Kaboul</title><link href="https://meridian.example/1"/>
      <author><name>Émile Roux</name></author><published>2026-11-24T10:00:00Z</published><updated>2026-11-24T12:30:00Z</updated>
      <link rel="enclosure" href="https://meridian.example/1.mp3" type="audio/mpeg" length="10"/>
      <link rel="enclosure" href="https://meridian.example/1.ogg" type="ogg"/>
      <category term="monde" scheme="rubriques" label="Monde"/>
      <content type="html">&lt;p&gt;Les délégations ont signé un accord long.&lt;/p&gt;</content></entry>
    <entry><id>tag:meridian.example,2026:2</id><title type="html">R&amp;amp;D à l’OTAN</title><link href="https://www.meridian.example/2"/>
      <published>2026-11-24T09:00:00Z</published><updated>2026-11-24T09:00:00Z</updated><summary>Une phrase.</summary></entry></feed>`
}

/** JSON Feed: an id that is an address, one that is not, an author, a picture. */
function letters(): string {
  const item = { date_published: '2026-11-23T08:00:00Z', authors: [{ name: 'Olena Kovalenko' }], language: 'uk' }
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Листи',
    home_page_url: 'https://letters.example/',
    items: [
      {
        ...item,
        id: 'https://letters.example/1',
        url: 'https://letters.example/1',
        title: 'Лист перший',
        content_html: '<p>Перший лист із Києва, довгий і ясний.</p>',
        image: 'https://letters.example/1.jpg',
      },
      { ...item, id: '2', url: 'https://letters.example/2', title: 'Лист другий', content_text: 'Другий лист.' },
    ],
  })
}

/** An agency that shows the Post's item and one of its own. */
function wire(): string {
  return rss(
    'Wire One',
    'https://wire.example/',
    `<item><title>Ministers meet in Brussels</title><link>https://harbour.example/2026/meet?utm_source=wire</link><guid isPermaLink="false">w1</guid>
      <pubDate>Tue, 24 Nov 2026 20:20:00 GMT</pubDate><description>They gathered.</description></item>
    <item><title>Wire alone</title><link>https://wire.example/2</link><guid>https://wire.example/2</guid>
      <pubDate>Tue, 24 Nov 2026 20:30:00 GMT</pubDate><description>Only the wire has it.</description></item>`,
  )
}

function inside(): string {
  return rss(
    'Inside Desk',
    'https://inside.example/s3cret',
    `<item><title>From the inside</title><link>https://desk.example/1</link><guid isPermaLink="false">https://inside.example/s3cret#1</guid>
      <pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate><description>Nobody is to know from where.</description></item>
    <item><title>From the inside again</title><link>https://desk.example/2</link><guid isPermaLink="false">2</guid>
      <pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate><description>Nor this.</description></item>`,
  )
}

function rss(title: string, link: string, items: string): string {
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>${title}</title><link>${link}</link><description>${title}</description><language>en</language>${items}</channel></rss>`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
