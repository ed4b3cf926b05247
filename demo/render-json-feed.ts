/** JSON Feed 1.1. @see https://www.jsonfeed.org/version/1.1/ */
import type { Edition, SampleItem } from './sample-item.ts'
import { excerpt, pictureUrl, storyHtml } from './story-html.ts'

export function renderJsonFeed(edition: Edition): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: edition.title,
    home_page_url: edition.siteUrl,
    feed_url: edition.feedUrl,
    description: edition.description,
    language: edition.language,
    authors: [{ name: edition.publisher }],
    items: edition.items.map((item) => jsonItem(item, edition.domain)),
  })
}

function jsonItem(item: SampleItem, domain: string): object {
  return {
    id: `tag:${domain},2026:${item.id}`,
    url: item.link,
    title: item.title,
    content_html: storyHtml(item).markup,
    summary: excerpt(item),
    image: pictureUrl(item),
    date_published: new Date(item.publishedAt).toISOString(),
    date_modified: new Date(item.updatedAt).toISOString(),
    authors: [{ name: item.author }],
    tags: item.categories,
  }
}
