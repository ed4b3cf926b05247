/** The outlets' own pages, so that a person who follows a link gets something to read. */
import type { Outlet } from './outlets.ts'
import type { SampleItem } from './sample-item.ts'
import { illustratedHtml } from './story-html.ts'
import { type Markup, xml } from './xml.ts'

/** A feed as a page names it. */
interface NamedFeed {
  readonly title: string
  readonly url: string
}

export function renderArticle(item: SampleItem, outlet: Outlet, siteUrl: string): string {
  const date = new Date(item.publishedAt).toUTCString()
  return page(
    `${item.title} – ${outlet.name}`,
    outlet.language,
    xml`<p><a href="${siteUrl}">${outlet.name}</a></p><h1>${item.title}</h1><p>${item.author}, ${date}</p>${illustratedHtml(item)}`,
    [],
  )
}

export function renderFront(outlet: Outlet, feeds: readonly NamedFeed[], items: readonly SampleItem[]): string {
  const list = items.map((item) => xml`<li><a href="${item.link}">${item.title}</a></li>`)
  return page(outlet.name, outlet.language, xml`<h1>${outlet.name}</h1><p>An invented outlet.</p><ul>${list}</ul>`, feeds)
}

export function renderIndex(feeds: readonly NamedFeed[]): string {
  const list = feeds.map((feed) => xml`<li><a href="${feed.url}">${feed.title}</a></li>`)
  return page('Sample feeds', 'en', xml`<h1>Sample feeds</h1><p>Every outlet and every report here is invented.</p><ul>${list}</ul>`, [])
}

export function renderNotice(title: string, text: string): string {
  return page(title, 'en', xml`<h1>${title}</h1><p>${text}</p>`, [])
}

function page(title: string, language: string, body: Markup, feeds: readonly NamedFeed[]): string {
  const alternates = feeds.map((feed) => xml`<link rel="alternate" type="application/rss+xml" title="${feed.title}" href="${feed.url}">`)
  return xml`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${alternates}
<style>body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}img{max-width:100%;height:auto}figure{margin:0}</style>
</head><body>${body}</body></html>
`.markup
}
