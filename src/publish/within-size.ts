/** Documents of bounded size: the articles further down give up their texts, whole ones, so that no HTML is cut. */
import type { FeedPage } from './feed-page.ts'
import { summarised } from './summarised.ts'

/**
 * The page as `render` gives it within `page.mostBytes`: as many articles as fit have their texts, from the first on. Where even summaries do not fit,
 * all are summaries: an article that is left out would be lost to readers that come for the newest.
 */
export function renderWithin(page: FeedPage, render: (page: FeedPage) => string): string {
  const articles = withRoom(page)
  const whole = render({ ...page, articles })
  if (Buffer.byteLength(whole) <= page.mostBytes) return whole
  const bytesOf = (some: FeedPage['articles']) => Buffer.byteLength(render({ ...page, articles: some }))
  // What a text takes does not depend on what stands beside it, but for a few bytes.
  const saved = articles.map((article) => bytesOf([article]) - bytesOf([summarised(article)]))
  let size = Buffer.byteLength(whole)
  let full = articles.length
  while (full > 0 && size > page.mostBytes) {
    full -= 1
    size -= saved[full] ?? 0
  }
  const withTexts = (count: number) => render({ ...page, articles: articles.map((one, at) => (at < count ? one : summarised(one))) })
  let document = withTexts(full)
  while (full > 0 && Buffer.byteLength(document) > page.mostBytes) {
    full -= 1
    document = withTexts(full)
  }
  return document
}

/** A text takes no less in a document than it is long: those that have no room whatever else is in it are not rendered at all, for there may be a gigabyte. */
function withRoom({ articles, mostBytes }: FeedPage): FeedPage['articles'] {
  let length = 0
  return articles.map((article) => {
    length += article.content.length
    return length <= mostBytes ? article : summarised(article)
  })
}
