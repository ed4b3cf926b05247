/** Atom 1.0, with its content as escaped HTML or as XHTML. @see RFC 4287 */
import type { Edition, SampleItem } from './sample-item.ts'
import { excerpt, illustratedHtml, storyHtml } from './story-html.ts'
import { type Markup, xml } from './xml.ts'

export function renderAtom(edition: Edition, encoding: string, content: 'html' | 'xhtml'): string {
  return xml`<?xml version="1.0" encoding="${encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${edition.language}">
<id>tag:${edition.domain},2026:${new URL(edition.feedUrl).pathname}</id>
<title>${edition.title}</title>
<subtitle>${edition.description}</subtitle>
<updated>${rfc3339(edition.updatedAt)}</updated>
<author><name>${edition.publisher}</name></author>
<link rel="self" type="application/atom+xml" href="${edition.feedUrl}" />
<link rel="alternate" type="text/html" href="${edition.siteUrl}" />
${edition.items.map((item) => entry(item, edition.domain, content))}</feed>
`.markup
}

function entry(item: SampleItem, domain: string, content: 'html' | 'xhtml'): Markup {
  return xml`<entry>
<id>tag:${domain},2026:${item.id}</id>
<title>${item.title}</title>
<link rel="alternate" type="text/html" href="${item.link}" />
<author><name>${item.author}</name></author>
<published>${rfc3339(item.publishedAt)}</published>
<updated>${rfc3339(item.updatedAt)}</updated>
${item.categories.map((category) => xml`<category term="${category.toLowerCase().replaceAll(' ', '-')}" label="${category}" />`)}
<summary>${excerpt(item)}</summary>
${content === 'html' ? htmlContent(item) : xhtmlContent(item)}
</entry>
`
}

/** The markup goes in as text, so it is escaped as a whole. */
function htmlContent(item: SampleItem): Markup {
  return xml`<content type="html">${illustratedHtml(item).markup}</content>`
}

function xhtmlContent(item: SampleItem): Markup {
  return xml`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${storyHtml(item)}</div></content>`
}

function rfc3339(at: number): string {
  return new Date(at).toISOString()
}
