/** RSS 0.91 and 2.0. @see https://www.rssboard.org/rss-0-9-1-netscape and https://www.rssboard.org/rss-specification */
import type { Edition, SampleItem } from './sample-item.ts'
import { excerpt, pictureUrl, storyHtml } from './story-html.ts'
import { cdata, type Markup, nothing, xml } from './xml.ts'

export function renderRss091(edition: Edition, encoding: string): string {
  return xml`<?xml version="1.0" encoding="${encoding}"?>
<rss version="0.91">
<channel>
${channelHead(edition)}
${edition.items.map(
  (item) => xml`<item>
<title>${item.title}</title>
<link>${item.link}</link>
<description>${excerpt(item)}</description>
<pubDate>${rfc822(item.publishedAt)}</pubDate>
</item>
`,
)}</channel>
</rss>
`.markup
}

export function renderRss2(edition: Edition, encoding: string): string {
  return xml`<?xml version="1.0" encoding="${encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
${channelHead(edition)}
<lastBuildDate>${rfc822(edition.updatedAt)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${edition.feedUrl}" />
${edition.items.map(rss2Item)}</channel>
</rss>
`.markup
}

function channelHead(edition: Edition): Markup {
  return xml`<title>${edition.title}</title>
<link>${edition.siteUrl}</link>
<description>${edition.description}</description>
<language>${edition.language}</language>`
}

/** A syndicated item is an excerpt with its source; an outlet's own has the whole text and a picture. */
function rss2Item(item: SampleItem): Markup {
  return xml`<item>
<title>${item.title}</title>
<link>${item.link}</link>
${item.source === null ? xml`<guid>${item.link}</guid>` : xml`<guid isPermaLink="false">${item.id}</guid>`}
<pubDate>${rfc822(item.publishedAt)}</pubDate>
<dc:creator>${item.author}</dc:creator>
${item.categories.map((category) => xml`<category>${category}</category>`)}
<description>${excerpt(item)}</description>
${item.source === null ? nothing : xml`<source url="${item.source.url}">${item.source.title}</source>`}
${item.source === null ? xml`<content:encoded>${cdata(storyHtml(item).markup)}</content:encoded>` : nothing}
${item.source === null ? xml`<media:content url="${pictureUrl(item)}" type="image/svg+xml" medium="image" width="640" height="360" />` : nothing}
</item>
`
}

/** @see RFC 822 §5, with the four-digit year RSS asks for */
function rfc822(at: number): string {
  return new Date(at).toUTCString()
}
