/** RSS 1.0. @see https://web.resource.org/rss/1.0/spec */
import type { Edition } from './sample-item.ts'
import { excerpt, storyHtml } from './story-html.ts'
import { cdata, xml } from './xml.ts'

export function renderRdf(edition: Edition, encoding: string): string {
  return xml`<?xml version="1.0" encoding="${encoding}"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="${edition.feedUrl}">
<title>${edition.title}</title>
<link>${edition.siteUrl}</link>
<description>${edition.description}</description>
<dc:language>${edition.language}</dc:language>
<dc:publisher>${edition.publisher}</dc:publisher>
<dc:date>${new Date(edition.updatedAt).toISOString()}</dc:date>
<items><rdf:Seq>
${edition.items.map((item) => xml`<rdf:li rdf:resource="${item.link}" />\n`)}</rdf:Seq></items>
</channel>
${edition.items.map(
  (item) => xml`<item rdf:about="${item.link}">
<title>${item.title}</title>
<link>${item.link}</link>
<description>${excerpt(item)}</description>
<dc:creator>${item.author}</dc:creator>
<dc:date>${new Date(item.publishedAt).toISOString()}</dc:date>
${item.categories.map((category) => xml`<dc:subject>${category}</dc:subject>`)}
<content:encoded>${cdata(storyHtml(item).markup)}</content:encoded>
</item>
`,
)}</rdf:RDF>
`.markup
}
